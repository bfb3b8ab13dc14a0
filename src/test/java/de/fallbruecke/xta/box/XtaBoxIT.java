package de.fallbruecke.xta.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.fallbruecke.api.ReadyCases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specialist software that fetches by XTA, over mutual TLS and with a real database. */
class XtaBoxIT {
  private static final String SOAP = "application/soap+xml; charset=UTF-8";
  private static final String ACTION =
      "http://www.osci.eu/ws/2008/05/transport/urn/messageTypes/MsgBoxStatusListRequest";
  private final BoxSite site = BoxSite.SHARED;

  @ParameterizedTest
  @EnumSource
  void aCaseIsListedFetchedAndDeliveredWhenItIsClosed(XtaVersion version) throws Exception {
    byte[] pdf = new byte[3_000_000];
    Arrays.fill(pdf, (byte) 7);
    ReadyCases.Ready ready =
        site.cases.offer(
            "soziales",
            "fv-a",
            new ReadyCases.Doc("Ä.pdf", pdf),
            new ReadyCases.Doc("b", new byte[1]));
    String id = MessageIds.of(ready.delivery());
    BoxClient box = site.box(version, "fv-a", "test:a");
    box.checkAccountActive();
    assertThat(ids(box, BoxQuery.unread(500))).contains(id);

    Fetched fetched = box.fetch(id);
    try (fetched) {
      assertThat(fetched.message().metaData().reader().id()).isEqualTo("test:a");
      assertThat(fetched.message().metaData().author().id()).isEqualTo("test:gateway");
      assertThat(bytes(fetched.message().content())).isEqualTo(ready.xml());
      assertThat(bytes(fetched.message().attachments().getFirst())).isEqualTo(pdf);
      assertThat(fetched.message().attachments()).hasSize(2);
    }
    assertThat(state(ready)).as("fetched is not delivered").isEqualTo(DeliveryState.OFFERED);
    assertThat(ids(box, BoxQuery.everything(500))).as("leased").doesNotContain(id);
    assertThat(box.transportReport(id).status()).isEqualTo(TransportReport.Status.OPEN);

    box.close(id, fetched.iterator());
    assertThat(state(ready)).isEqualTo(DeliveryState.DELIVERED);
    box.close(id, fetched.iterator());
    assertThat(box.transportReport(id).status()).isEqualTo(TransportReport.Status.GREEN);
    assertThat(fault(() -> box.fetch(id)).error()).contains(XtaError.MESSAGE_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasFetchedAndNotClosedIsThereAgainAfterTheLease(XtaVersion version) {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    String id = MessageIds.of(ready.delivery());
    BoxClient box = site.box(version, "fv-a", "test:a");
    box.fetch(id).close();
    box.fetch(id).close();
    assertThat(ids(box, BoxQuery.everything(500))).doesNotContain(id);
    site.clock.tick(Duration.ofMinutes(11));
    assertThat(ids(box, BoxQuery.everything(500))).contains(id);
    box.fetch(id).close();
    box.close(id, version == XtaVersion.XTA_211 ? new MessageIds.Position(0, 1, false).id() : null);
    assertThat(state(ready)).isEqualTo(DeliveryState.DELIVERED);
  }

  @ParameterizedTest
  @EnumSource
  void aMessageOfAnotherTargetIsAsUnknownAsNone(XtaVersion version) {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    String id = MessageIds.of(ready.delivery());
    BoxClient other = site.box(version, "fv-b", "test:b");
    assertThat(ids(other, BoxQuery.everything(500))).doesNotContain(id);
    for (String unknown : List.of(id, "urn:de:xta:messageid:fallbruecke:x", "")) {
      assertThat(fault(() -> other.fetch(unknown)).number()).as(unknown).isEqualTo(9070);
    }
    String iterator = new MessageIds.Position(0, 1, false).id();
    assertThat(fault(() -> other.close(id, iterator)).number()).isEqualTo(9070);
    assertThat(fault(() -> other.transportReport(id)).number()).isEqualTo(9070);
    BoxClient own = site.box(version, "fv-a", "test:a");
    assertThat(fault(() -> own.close(id, iterator)).number()).as("not fetched").isEqualTo(9070);
    assertThat(state(ready)).isEqualTo(DeliveryState.OFFERED);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongCertificateGetsTheFaultOfTheStandardOrNoConnection(XtaVersion version) {
    assertThat(fault(() -> site.box(version, "unknown", "test:a").checkAccountActive()).error())
        .contains(XtaError.NO_ACCOUNT);
    assertThat(fault(() -> site.box(version, "fv-b", "test:a").checkAccountActive()).error())
        .contains(XtaError.CERTIFICATE_OF_ANOTHER);
    // A JDK client does not even show a certificate of an authority that the server did not name.
    assertThat(fault(() -> site.box(version, "foreign", "test:a").checkAccountActive()).error())
        .contains(XtaError.NO_ACCOUNT);
    assertThat(
            catchThrowableOfType(
                    XtaOutage.class,
                    () -> site.box(version, "expired", "test:a").checkAccountActive())
                .reason())
        .isEqualTo(XtaOutage.Reason.NOT_TRUSTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "211/msgbox",
        "211/msgbox?wsdl",
        "211/management?xsd=1",
        "core311/recipient?wsdl",
        "",
        "services"
      })
  void nothingButPostIsAnswered(String path) throws Exception {
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
      HttpResponse<String> answer = site.send(method, path, SOAP, "");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void whatIsNoProperRequestIsRefusedByNumberAndShowsNothing() throws Exception {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    String good = envelope(ACTION, "", "<o:MsgBoxStatusListRequest ListForm=\"MessageMetaData\"/>");
    assertThat(site.send("POST", "211/msgbox", SOAP, good).body())
        .contains(MessageIds.of(ready.delivery()));
    String security =
        "<w:Security xmlns:w=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\"/>";
    List<String> all =
        List.of(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + good,
            envelope(ACTION, security, "<o:MsgBoxStatusListRequest/>"),
            envelope("urn:unknown", "", "<o:MsgBoxStatusListRequest/>"),
            envelope(ACTION, "", "<o:Nothing/>"),
            envelope(
                ACTION,
                "",
                "<o:MsgBoxStatusListRequest><i:Include xmlns:i=\"http://www.w3.org/2004/08/xop/include\" href=\"http://127.0.0.1:9/\"/></o:MsgBoxStatusListRequest>"),
            "no xml at all",
            good.replace("<o:MsgBox", "<o:x>" + "y".repeat(1_100_000) + "</o:x><o:MsgBox"));
    for (int i = 0; i < all.size(); i++) {
      HttpResponse<String> answer = site.send("POST", "211/msgbox", SOAP, all.get(i));
      String what = "request " + i + " -> " + answer.body();
      assertThat(answer.statusCode()).as(what).isBetween(400, 500);
      assertThat(answer.body())
          .as(what)
          .contains("9020")
          .doesNotContain("passwd", "Exception:", "org.apache");
    }
    assertThat(state(ready)).isEqualTo(DeliveryState.OFFERED);
  }

  @Test
  void theActionAloneSaysWhichOperationIsMeant() throws Exception {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    String id = "<a:MessageID>" + MessageIds.of(ready.delivery()) + "</a:MessageID>";
    String report = envelope("http://www.xta.de/XTA/GetTransportReport", "", id);
    String cancel = envelope("http://www.xta.de/XTA/CancelMessage", "", id);
    assertThat(site.send("POST", "211/management", SOAP, report).body())
        .contains("TransportReport>");
    assertThat(site.send("POST", "211/management", SOAP, cancel).body()).contains("9013");
    String other = SOAP + "; action=\"http://www.xta.de/XTA/CancelMessage\"";
    assertThat(site.send("POST", "211/management", other, report).body()).contains("9020");
  }

  @Test
  void theCoreDoesNotTakeMessagesThatArePushed() throws Exception {
    String action = "https://xoev.de/transport/xta/core/core.reader/deliverMessage";
    HttpResponse<String> answer =
        site.send(
            "POST",
            "core311/reader",
            SOAP,
            envelope(
                action,
                "",
                "<ContentContainer xmlns=\"https://xoev.de/transport/xta/core/3.1.1\"/>"));
    assertThat(answer.statusCode()).isBetween(400, 500);
    assertThat(answer.body()).contains("NotImplemented");
  }

  private static String envelope(String action, String header, String body) {
    return """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:o="http://www.osci.eu/ws/2008/05/transport">\
        <s:Header><a:Action>%s</a:Action><a:MessageID>urn:uuid:1</a:MessageID><a:To>urn:x</a:To>%s</s:Header><s:Body>%s</s:Body></s:Envelope>"""
        .formatted(action, header, body);
  }

  private static List<String> ids(BoxClient box, BoxQuery query) {
    return box.list(query).messages().stream().map(XtaMetaData::messageId).toList();
  }

  private DeliveryState state(ReadyCases.Ready ready) {
    return site.context.getBean(Deliveries.class).get(ready.delivery()).state();
  }

  private static XtaFault fault(Runnable call) {
    return catchThrowableOfType(XtaFault.class, call::run);
  }

  private static byte[] bytes(XtaPart part) throws IOException {
    try (InputStream in = part.bytes().open()) {
      return in.readAllBytes();
    }
  }
}
