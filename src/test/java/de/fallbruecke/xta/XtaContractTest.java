package de.fallbruecke.xta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.fallbruecke.simulator.xta.XtaEnvelope;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.xta.v211.ManagementPort;
import de.fallbruecke.xta.v211.MessageBoxPort;
import de.fallbruecke.xta.v211.SendPort;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/** Our interfaces and messages against the WSDL and the schemas of the standard. */
class XtaContractTest {
  private static Path standard() {
    Path folder = Path.of(System.getProperty("standards.dir", "../shared/standards"), "xta-2.1.1");
    assumeTrue(
        Files.isDirectory(folder),
        () -> "Skipped: system property standards.dir leads to no folder " + folder);
    return folder;
  }

  @AfterEach
  void takeFaultsBack() {
    XtaWorld.SERVER.clearFaults();
  }

  @Test
  void everyOperationActionHeaderAndFaultIsThatOfTheWsdl() throws Exception {
    assertThat(Wsdl.operations(ManagementPort.class, SendPort.class, MessageBoxPort.class))
        .hasSize(12)
        .isEqualTo(new Wsdl(standard().resolve("XTA.wsdl")).operations());
  }

  @Test
  void everythingOnTheWireIsValidUnderTheSchemasOfTheStandard() throws Exception {
    Schema schema = schema(standard());
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
      String problem = problem(schema, envelope.xml());
      if (problem != null) {
        invalid.put(envelope.operation() + (envelope.request() ? " request" : " answer"), problem);
      }
    }
    assertThat(invalid).isEmpty();
  }

  @Test
  void theSchemaOfTheStandardWouldNoticeAMissingElement() throws Exception {
    Schema schema = schema(standard());
    talk();
    String send =
        XtaWorld.SERVER.envelopes().stream()
            .filter(envelope -> envelope.request() && envelope.operation().equals("sendMessage"))
            .findFirst()
            .orElseThrow()
            .xml();
    assertThat(problem(schema, send)).isNull();
    assertThat(problem(schema, send.replaceAll("payloadSchema=\"[^\"]*\"", ""))).isNotNull();
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

  private static String problem(Schema schema, String xml) throws Exception {
    // What an XOP include stands for: bytes as base64.
    String inlined = xml.replaceAll("<(\\w+:)?Include [^>]*?(/>|></(\\w+:)?Include>)", "QQ==");
    try {
      schema.newValidator().validate(new StreamSource(new StringReader(inlined)));
      return null;
    } catch (SAXException e) {
      return e.getMessage();
    }
  }

  private static Schema schema(Path folder) throws Exception {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    DOMImplementationLS implementation =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "all");
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          LSInput input = implementation.createLSInput();
          input.setSystemId(
              folder.resolve(systemId.substring(systemId.lastIndexOf('/') + 1)).toUri().toString());
          // xmldsig and xenc name the DTD of XML Schema: nothing is loaded for it.
          if (systemId.endsWith(".dtd")) {
            input.setCharacterStream(new StringReader(""));
          }
          return input;
        });
    return factory.newSchema(
        List.of(
                "ws-addr.xsd",
                ".xsd",
                "OSCI_MessageMetaData_V2.02.xsd",
                "OSCI2_02.xsd",
                "XTA-Webservice-Globale-Elemente.xsd",
                "XTA-Webservice-Exceptions.xsd")
            .stream()
            .map(name -> new StreamSource(folder.resolve(name).toUri().toString()))
            .toArray(Source[]::new));
  }
}
