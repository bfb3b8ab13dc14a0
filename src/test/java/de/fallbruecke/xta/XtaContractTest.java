package de.fallbruecke.xta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import de.fallbruecke.simulator.xta.XtaEnvelope;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.xta.v211.ManagementPort;
import de.fallbruecke.xta.v211.MessageBoxPort;
import de.fallbruecke.xta.v211.SendPort;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our interfaces and messages against the WSDL and the schemas of the standard. */
class XtaContractTest {
  @AfterEach
  void takeFaultsBack() {
    XtaWorld.SERVER.clearFaults();
  }

  @Test
  void everyOperationActionHeaderAndFaultIsThatOfTheWsdl() throws Exception {
    assertThat(Wsdl.operations(ManagementPort.class, SendPort.class, MessageBoxPort.class))
        .hasSize(12)
        .isEqualTo(new Wsdl(XtaSchemas.folder().resolve("XTA.wsdl")).operations());
  }

  @Test
  void everythingOnTheWireIsValidUnderTheSchemasOfTheStandard() throws Exception {
    XtaSchemas schemas = XtaSchemas.ofTheStandard();
    int before = XtaWorld.SERVER.envelopes().size();
    talk();
    List<XtaEnvelope> said = XtaWorld.SERVER.envelopes();
    said = said.subList(before, said.size());

    assertThat(said)
        .filteredOn(XtaEnvelope::request)
        .extracting(XtaEnvelope::operation)
        .contains(
            "checkAccountActive",
            "lookupService",
            "getTransportReport",
            "cancelMessage",
            "createMessageId",
            "sendMessage",
            "getStatusList",
            "getNextStatusList",
            "getMessage",
            "getNextMessage",
            "close");
    Map<String, String> invalid = new TreeMap<>();
    for (XtaEnvelope envelope : said) {
      String problem = schemas.problem(envelope.xml());
      if (problem != null) {
        invalid.put(envelope.operation() + (envelope.request() ? " request" : " answer"), problem);
      }
    }
    assertThat(invalid).isEmpty();
  }

  @Test
  void theSchemaOfTheStandardWouldNoticeAMissingElement() throws Exception {
    XtaSchemas schemas = XtaSchemas.ofTheStandard();
    talk();
    String send =
        XtaWorld.SERVER.envelopes().stream()
            .filter(envelope -> envelope.request() && envelope.operation().equals("sendMessage"))
            .findFirst()
            .orElseThrow()
            .xml();
    assertThat(schemas.problem(send)).isNull();
    assertThat(schemas.problem(send.replaceAll("payloadSchema=\"[^\"]*\"", ""))).isNotNull();
  }

  /** Every operation once, and every fault. */
  private static void talk() {
    SendClient sender = XtaWorld.portal(XtaVersion.XTA_211);
    BoxClient box = XtaWorld.box(XtaVersion.XTA_211);
    sender.checkAccountActive();
    sender.lookup(XtaParty.of("test:kreis", "xöv"), XtaWorld.SERVICE);
    String id = sender.createMessageId();
    XtaMetaData plain =
        XtaWorld.metaData(id).answering(List.of("urn:x:1"), "A 1", "B 2").test(true);
    sender.send(
        XtaMessage.of(
            new XtaMetaData(
                plain.messageId(),
                plain.inReplyTo(),
                plain.author(),
                XtaParty.of("test:sender", "xöv"),
                plain.author(),
                plain.reader(),
                plain.qualifier(),
                plain.times(),
                "profile",
                plain.requesterProcess(),
                plain.responderProcess(),
                Map.of(new XtaCode("k", "n", "urn:l", "1"), "v"),
                42L,
                true),
            XtaWorld.part(
                "text/xml", "a.xml", "<a/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            List.of(XtaWorld.part("application/pdf", "b.pdf", new byte[9999]))));
    sender.transportReport(id);
    assertThatThrownBy(() -> sender.cancel(id)).isInstanceOf(XtaFault.class);
    XtaWorld.SERVER.put(XtaWorld.letter("x"));
    BoxListing listing = box.list(BoxQuery.everything(1));
    box.next(listing);
    box.list(BoxQuery.unread(1));
    try (Fetched fetched = box.fetch(id)) {
      box.fetchNext(String.valueOf(fetched.iterator()), List.of());
      box.close(id, fetched.iterator());
    }
    for (XtaError error : XtaError.values()) {
      XtaWorld.SERVER.order(XtaFaultOrder.fault(error.number(), "checkAccountActive"));
      assertThat(catchThrowable(sender::checkAccountActive)).isInstanceOf(XtaFault.class);
    }
  }
}
