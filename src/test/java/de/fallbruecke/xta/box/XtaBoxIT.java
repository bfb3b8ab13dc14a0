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
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Specialist software that fetches by XTA, over mutual TLS and with a real database. */
class XtaBoxIT {
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
    box.close(id, version == XtaVersion.XTA_211 ? Asked.NOTHING.id() : null);
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
    String iterator = Asked.NOTHING.id();
    assertThat(fault(() -> other.close(id, iterator)).number()).isEqualTo(9070);
    assertThat(fault(() -> other.transportReport(id)).number()).isEqualTo(9070);
    BoxClient own = site.box(version, "fv-a", "test:a");
    assertThat(fault(() -> own.close(id, iterator)).number()).as("not fetched").isEqualTo(9070);
    assertThat(state(ready)).isEqualTo(DeliveryState.OFFERED);
  }

  @ParameterizedTest
  @EnumSource
  void aListHoldsWhatEnteredTheBoxInTheTimeAskedFor(XtaVersion version) {
    List<String> three = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    BoxClient box = site.box(version, "fv-a", "test:a");
    for (int i = 0; i < 3; i++) {
      site.clock.tick(Duration.ofMinutes(1));
      three.add(MessageIds.of(site.cases.offer("soziales", "fv-a").delivery()));
      XtaMetaData line = box.list(BoxQuery.one(three.getLast())).messages().getFirst();
      times.add(line.times().delivery());
    }
    Instant second = times.get(1);

    assertThat(ids(box, new BoxQuery(List.of(), false, second, second, 500)))
        .containsExactly(three.get(1));
    assertThat(ids(box, new BoxQuery(List.of(), true, second, null, 500)))
        .containsExactly(three.get(1), three.get(2));
    assertThat(ids(box, new BoxQuery(List.of(), false, null, second, 500)))
        .contains(three.get(0), three.get(1))
        .doesNotContain(three.get(2));
  }

  @Test
  void aConditionThatCannotBeHonouredIsRefusedAndNotPassedOver() throws Exception {
    site.cases.offer("soziales", "fv-a");
    Map<String, String> old =
        Map.of(
            "<MsgBoxEntryTimeFrom>yesterday</MsgBoxEntryTimeFrom>",
            "SearchArgsInvalid",
            "<MsgBoxEntryTimeFrom>2026-11-02T00:00:00Z</MsgBoxEntryTimeFrom><MsgBoxEntryTimeTo>2026-11-01T00:00:00Z</MsgBoxEntryTimeTo>",
            "SearchArgsInvalid",
            "<Extension><x/></Extension>",
            "SearchArgsInvalid",
            "<a:MessageID>urn:x:1</a:MessageID>".repeat(501),
            "SearchArgsInvalid",
            "<a:RelatesTo>urn:x:1</a:RelatesTo>",
            "NoMatch");
    Map<String, String> core =
        Map.of(
            "<OtherCriteria><MessageBoxEntryTimeTo>1</MessageBoxEntryTimeTo></OtherCriteria>",
                "9022",
            "<XTAMessageIDs/>", "9022",
            "<XTAMessageIDs><XTAMessageID>urn:x:1</XTAMessageID></XTAMessageIDs><OtherCriteria/>",
                "9022",
            "<OtherCriteria><Subject>x</Subject></OtherCriteria>", "ParameterNotSupported",
            "<Extensions><x/></Extensions>", "ParameterNotSupported");
    for (XtaVersion version : XtaVersion.values()) {
      BoxRequests requests = new BoxRequests(version);
      for (var one : (version == XtaVersion.XTA_211 ? old : core).entrySet()) {
        assertThat(
                site.send("POST", requests.path(), BoxRequests.SOAP, requests.list(one.getKey()))
                    .body())
            .as(one.getKey())
            .contains(one.getValue())
            .doesNotContain("urn:de:xta:messageid:fallbruecke");
      }
    }
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
