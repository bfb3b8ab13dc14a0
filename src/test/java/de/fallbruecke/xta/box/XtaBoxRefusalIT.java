package de.fallbruecke.xta.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.fallbruecke.api.ReadyCases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.LedgerQuery;
import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a box refuses: answered by number, shown nothing, kept as evidence. */
class XtaBoxRefusalIT {
  private final BoxSite site = BoxSite.SHARED;
  private final Ledger ledger = site.context.getBean(Ledger.class);
  private final RefusedRequests refused =
      site.context.getBean("refusedXtaRequests", RefusedRequests.class);
  private int before;

  @BeforeEach
  void aMinuteInWhichNothingWasRefused() {
    for (int i = 0; i < 2; i++) {
      refused.write();
      site.clock.tick(Duration.ofMinutes(2));
    }
    refused.write();
    before = ledger.verify(BoxRefusals.BOX).entries();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoProperRequestIsRefusedByNumberShowsNothingAndIsKeptAsEvidence(XtaVersion version)
      throws Exception {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    BoxRequests requests = new BoxRequests(version);
    assertThat(site.send("POST", requests.path(), BoxRequests.SOAP, requests.list()).body())
        .contains(MessageIds.of(ready.delivery()));

    for (Map.Entry<String, String> request : requests.improper().entrySet()) {
      HttpResponse<String> answer =
          site.send("POST", requests.path(), BoxRequests.SOAP, request.getValue());
      String what = request.getKey() + " -> " + answer.body();
      assertThat(answer.statusCode()).as(what).isBetween(400, 500);
      assertThat(answer.body())
          .as(what)
          .contains(">" + number(request.getKey()) + "<")
          .doesNotContain("passwd", "Exception:", "org.apache");
    }

    assertThat(causes())
        .containsExactlyInAnyOrderElementsOf(
            requests.improper().keySet().stream().map(word -> number(word) + " " + word).toList());
    assertThat(entries())
        .allSatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("certificate", site.fingerprint("fv-a"))
                    .containsEntry("times", "1"));
    assertThat(site.send("POST", requests.path(), BoxRequests.SOAP, requests.list()).body())
        .as("nothing is lost or delayed")
        .contains(MessageIds.of(ready.delivery()));
    assertThat(state(ready)).isEqualTo(DeliveryState.OFFERED);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongCertificateGetsTheFaultOfTheStandardOrNoConnection(XtaVersion version)
      throws Exception {
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

    assertThat(entries())
        .extracting(
            entry -> entry.event().facts().get("cause"),
            entry -> entry.event().facts().get("certificate"))
        .contains(
            org.assertj.core.groups.Tuple.tuple("9012", site.fingerprint("unknown")),
            org.assertj.core.groups.Tuple.tuple("9014", site.fingerprint("fv-b")),
            org.assertj.core.groups.Tuple.tuple("9012", "-"),
            org.assertj.core.groups.Tuple.tuple(
                "CERTIFICATE_EXPIRED", site.fingerprint("expired")));
  }

  @Test
  void aCertificateOfAnotherAuthorityGetsNoConnectionOnAnyPathAndIsKeptAsEvidence()
      throws Exception {
    for (String path : List.of("211/msgbox", "../api/v1/cases")) {
      assertThatThrownBy(() -> site.insist("foreign", path)).isInstanceOf(IOException.class);
    }

    entries();
    site.clock.tick(Duration.ofMinutes(1));
    assertThat(entries())
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("place", "tls")
                    .containsEntry("cause", "CERTIFICATE_NOT_TRUSTED")
                    .containsEntry("certificate", site.fingerprint("foreign")));
    assertThat(times()).as("the client may try again by itself").isGreaterThanOrEqualTo(2);
    assertThat(site.insist("fv-a", "211/msgbox").statusCode())
        .as("a trusted one gets a connection as before")
        .isEqualTo(405);
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
      HttpResponse<String> answer = site.send(method, path, BoxRequests.SOAP, "");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(causes()).contains("405 HTTP_METHOD");
  }

  @Test
  void theActionAloneSaysWhichOperationIsMeant() throws Exception {
    ReadyCases.Ready ready = site.cases.offer("soziales", "fv-a");
    String id = "<a:MessageID>" + MessageIds.of(ready.delivery()) + "</a:MessageID>";
    String report = BoxRequests.envelope("http://www.xta.de/XTA/GetTransportReport", "", id);
    String cancel = BoxRequests.envelope("http://www.xta.de/XTA/CancelMessage", "", id);
    assertThat(site.send("POST", "211/management", BoxRequests.SOAP, report).body())
        .contains("TransportReport>");
    assertThat(site.send("POST", "211/management", BoxRequests.SOAP, cancel).body())
        .contains("9013");
    String other = BoxRequests.SOAP + "; action=\"http://www.xta.de/XTA/CancelMessage\"";
    assertThat(site.send("POST", "211/management", other, report).body()).contains("9020");
    assertThat(causes()).containsExactlyInAnyOrder("9013", "9020 UNREADABLE");
  }

  @Test
  void theCoreDoesNotTakeMessagesThatArePushed() throws Exception {
    String action = "https://xoev.de/transport/xta/core/core.reader/deliverMessage";
    HttpResponse<String> answer =
        site.send(
            "POST",
            "core311/reader",
            BoxRequests.SOAP,
            BoxRequests.envelope(
                action,
                "",
                "<ContentContainer xmlns=\"https://xoev.de/transport/xta/core/3.1.1\"/>"));
    assertThat(answer.statusCode()).isBetween(400, 500);
    assertThat(answer.body()).contains("NotImplemented");
    assertThat(entries())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.event().facts()).containsEntry("operation", "deliverMessage"));
  }

  @Test
  void nonsenseIsCountedAndCannotFillTheDisk() {
    for (int round = 0; round < 100; round++) {
      for (int kind = 0; kind < 15; kind++) {
        refused.add(BoxRefusals.improper("9020", "KIND_" + kind, null));
      }
      refused.write();
    }
    assertThat(entries())
        .as("the first of each kind, the rest as one")
        .hasSizeLessThanOrEqualTo(11);
    site.clock.tick(Duration.ofMinutes(1));
    refused.write();

    assertThat(entries()).hasSizeLessThanOrEqualTo(22);
    assertThat(times()).as("every one is counted").isEqualTo(1500);
    assertThatCode(() -> ledger.verify(BoxRefusals.BOX)).doesNotThrowAnyException();
  }

  /** The list of the standard has a number of its own for what is too large. */
  private static int number(String word) {
    return word.equals("TOO_LARGE") ? 9023 : 9020;
  }

  private List<Entry> entries() {
    refused.write();
    return ledger.find(LedgerQuery.all(BoxRefusals.BOX, 1000)).stream()
        .filter(entry -> entry.number() > before)
        .toList();
  }

  private int times() {
    return entries().stream()
        .mapToInt(entry -> Integer.parseInt(entry.event().facts().get("times")))
        .sum();
  }

  private List<String> causes() {
    return entries().stream().map(entry -> entry.event().facts().get("cause")).toList();
  }

  private DeliveryState state(ReadyCases.Ready ready) {
    return site.context.getBean(Deliveries.class).get(ready.delivery()).state();
  }

  private static XtaFault fault(Runnable call) {
    return catchThrowableOfType(XtaFault.class, call::run);
  }
}
