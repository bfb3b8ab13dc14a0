package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class XoevHeadersTest {
  private final MessageHeaders headers = new XoevHeaders();

  @Test
  void theCurrentDialectSplitsTheKeyAtTheColon() throws Exception {
    assertThat(fixture("xoev-durchleitung/fixtures/g2g-ohne-namensraum"))
        .isEqualTo(
            new MessageHeader(
                MessageHeader.Dialect.G2G,
                "b10f6ba3-07e9-4500-8002-b40ae5b72010",
                "2010",
                "2026-11-02T11:30:00.000+01:00",
                new MessageHeader.Party("ghb", "99999001", "Gesundheitsamt Musterkreis"),
                new MessageHeader.Party("lap", "99999900", "Beispiel-Landesportal"),
                "XBeispiel",
                "2.3.0",
                "Beispielregister",
                "Fallbrücke (synthetisch)",
                "4.2",
                false));
  }

  @Test
  void theOlderDialectHasPrefixAndKeyApart() throws Exception {
    assertThat(fixture("xoev-durchleitung/fixtures/xinneres-behoerdenkennung"))
        .isEqualTo(
            new MessageHeader(
                MessageHeader.Dialect.XINNERES,
                "d3218dc5-290b-4722-8224-d62c07d90500",
                "0500",
                "2026-11-02T12:00:00",
                new MessageHeader.Party("MELDID", "99999001", "Gewerbeamt Musterkreis"),
                new MessageHeader.Party("azr", "99999902", "Ausländerbehörde Musterstadt"),
                "XInneres-Beispiel",
                "1.1",
                "Beispielverfahren",
                "Fallbrücke (synthetisch)",
                null,
                false));
  }

  @Test
  void xdomeaIsKnownByItsProcessId() throws Exception {
    assertThat(fixture("xoev-durchleitung/fixtures/xdomea-kopf"))
        .isEqualTo(
            new MessageHeader(
                MessageHeader.Dialect.XDOMEA,
                "e4329ed6-3a1c-4833-9335-e73d18ea0605",
                "0605",
                "2026-11-02T13:00:00",
                new MessageHeader.Party("dms", "99999001", "eAkte Musterkreis"),
                new MessageHeader.Party("kop", "99999903", "Beispiel-Fachverfahren"),
                null,
                null,
                null,
                null,
                null,
                false));
  }

  @Test
  void xdomeaFourHasTheCommonHeaderAndAProcessId() {
    MessageHeader header =
        read(
            "<x:r.0605 xmlns:x='urn:x'><x:nachrichtenkopf><identifikation.nachricht><nachrichtenUUID>u</nachrichtenUUID></identifikation.nachricht></x:nachrichtenkopf><x:ProzessID>p</x:ProzessID></x:r.0605>");
    assertThat(header.dialect()).isEqualTo(MessageHeader.Dialect.XDOMEA);
    assertThat(header.messageUuid()).isEqualTo("u");
    assertThat(header.messageType()).isEqualTo("0605");
  }

  @Test
  void thePresenceOfTheTestAttributeCountsWhateverItsValue() throws Exception {
    assertThat(fixture("xoev-durchleitung/fixtures/g2g-testnachricht").test()).isTrue();
    assertThat(read("<a test='false'><nachrichtenkopf.g2g/></a>").test()).isTrue();
    assertThat(read("<a test=''><nachrichtenkopf.g2g/></a>").test()).isTrue();
    assertThat(read("<a><nachrichtenkopf.g2g/></a>").test()).isFalse();
  }

  @Test
  void aHeaderWithoutTypeTakesTheNumberOfTheRootElement() {
    assertThat(
            read("<baugenehmigung.antrag.0200><nachrichtenkopf.g2g/></baugenehmigung.antrag.0200>")
                .messageType())
        .isEqualTo("0200");
    assertThat(
            read("<portal2StA.Geburt.081010><nachrichtenkopf/></portal2StA.Geburt.081010>")
                .messageType())
        .isEqualTo("081010");
    assertThat(read("<antrag.12><nachrichtenkopf/></antrag.12>").messageType()).isNull();
  }

  @Test
  void aKeyWithoutColonHasNoPrefixAndOneWithTwoKeepsTheSecond() {
    assertThat(partyOf("01003110")).isEqualTo(new MessageHeader.Party(null, "01003110", null));
    assertThat(partyOf("ags:a:b")).isEqualTo(new MessageHeader.Party("ags", "a:b", null));
    assertThat(partyOf(":x")).isEqualTo(new MessageHeader.Party(null, "x", null));
    assertThat(partyOf(" ")).isNull();
  }

  @Test
  void aDocumentWithoutHeaderHasNone() throws Exception {
    assertThat(headers.read(parse("<a><b/></a>", "text/xml"))).isEmpty();
    assertThat(headers.read(parse("<a><Kopf/></a>", "text/xml"))).isEmpty();
    assertThat(headers.read(parse("{\"Kopf\":1}", "application/json"))).isEmpty();
  }

  private MessageHeader.Party partyOf(String key) {
    return read("<a><nachrichtenkopf.g2g><leser><kennung>"
            + key
            + "</kennung></leser></nachrichtenkopf.g2g></a>")
        .reader();
  }

  private MessageHeader fixture(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("routes", name, "input.xml"));
    return headers.read(new ParsedDocuments().parse(bytes, "application/xml")).orElseThrow();
  }

  private MessageHeader read(String xml) {
    return headers.read(parse(xml, "text/xml")).orElseThrow();
  }

  private static SourceDocument parse(String text, String type) {
    return new ParsedDocuments().parse(text.getBytes(StandardCharsets.UTF_8), type);
  }
}
