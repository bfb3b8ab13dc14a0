package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published standards, read in place through packs that are made for the test. */
class PublishedStandardsTest {
  private static final String XWASSER =
      "https://gitlab.opencode.de/akdb/xoev/xwasser/-/raw/main/V1_0_0";
  private static final String XMLDSIG = "85c1760756695ed48066b57f48cb5b1d";

  @TempDir Path folder;

  @Test
  void xwasserCompilesOfflineAndItsSamplesAreValidOrNotAsKnown() throws Exception {
    Path standard = Standards.folder("xwasser-1.0.0");
    SchemaPacks packs = xwasser(standard, List.of(standard.resolve("schemas/remote/" + XMLDSIG)));
    SchemaPack pack = packs.find("xwasser").orElseThrow();
    assertThat(packs.problem(pack)).isEmpty();
    Map<String, String> results = new TreeMap<>();
    for (Path sample : PackFolder.filesIn(standard.resolve("samples"))) {
      SourceDocument document =
          new ParsedDocuments().parse(Files.readAllBytes(sample), "application/xml");
      assertThat(packs.recognise(document, null)).contains(pack);
      List<Validation.Finding> schema =
          packs.validate(document, pack).findings().stream()
              .filter(finding -> finding.kind() == Validation.Finding.Kind.SCHEMA)
              .toList();
      results.put(
          sample.getFileName().toString(), schema.isEmpty() ? "valid" : schema.getFirst().rule());
      if (!schema.isEmpty() && schema.getFirst().rule().equals("cvc-complex-type.2.4.a")) {
        assertThat(schema.getFirst().path()).endsWith("/probennahmestelleKategorie");
      }
    }
    assertThat(results)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("administration_receipt.xml", "valid"),
                Map.entry("administration_receipt_test_result.xml", "valid"),
                Map.entry("olb_report_minimal.xml", "valid"),
                Map.entry("olb_report_minimal_test_result.xml", "valid"),
                Map.entry("olb_report_signature_builder_test_result.xml", "valid"),
                Map.entry("monitoring_plan_builder_test_result.xml", "cvc-id.1"),
                Map.entry("monitoring_plan_maximal_test_result.xml", "cvc-id.1"),
                Map.entry("monitoring_plan_minimal_test_result.xml", "cvc-id.1"),
                Map.entry("quality_report_builder_test_result.xml", "cvc-id.1"),
                Map.entry("quality_report_maximal.xml", "cvc-id.1"),
                Map.entry("quality_report_maximal_test_result.xml", "cvc-id.1"),
                Map.entry("quality_report_minimal.xml", "cvc-id.1"),
                Map.entry("quality_report_minimal_test_result.xml", "cvc-id.1"),
                Map.entry("monitoring_plan_maximal.xml", "cvc-complex-type.2.4.a"),
                Map.entry("monitoring_plan_minimal.xml", "cvc-complex-type.2.4.a")));
  }

  @Test
  void aSchemaWithADoctypeIsRefusedUnlessThePackNamesIt() throws Exception {
    Path standard = Standards.folder("xwasser-1.0.0");
    SchemaPacks packs = xwasser(standard, List.of());
    assertThat(packs.problem(packs.find("xwasser").orElseThrow()))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.SCHEMA_PACK_INVALID);
              assertThat(fault).hasMessageContaining("doctypes").hasMessageContaining(XMLDSIG);
            });
  }

  @Test
  void theXbauCoreModuleNamesExactlyItsThreeMissingNamespacesAndValidatesNothing()
      throws Exception {
    Path standard = Standards.folder("xbau-kernmodul-1.3.0");
    Path remote = Standards.folder("xwasser-1.0.0/schemas/remote");
    List<Path> files = new ArrayList<>(PackFolder.filesIn(standard.resolve("xsd")));
    for (Path file : PackFolder.filesIn(remote)) {
      if (!file.endsWith(XMLDSIG)) {
        files.add(file);
      }
    }
    List<Path> entries =
        List.of(
            standard.resolve("xsd/xbau-kernmodul-prozessnachrichten.xsd"),
            standard.resolve("xsd/xbau-kernmodul-universellerAntrag.xsd"));
    String root = "{http://www.xleitstelle.de/xbau/kernmodul/1/3/0}prozessnachrichten.x.1100";
    SchemaPacks packs =
        new PackFolder(folder)
            .over("xbau-kernmodul", entries, files, List.of(), null, List.of(root))
            .packs();
    SchemaPack pack = packs.find("xbau-kernmodul").orElseThrow();
    SourceDocument document =
        new ParsedDocuments()
            .parse("<a/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/xml");
    assertThatThrownBy(() -> packs.validate(document, pack))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-XOV-002 Schema pack xbau-kernmodul:1.0 is incomplete")
        .hasMessageContaining(
            ": http://www.opengis.net/gml/3.2, http://xoev.de/latinchars/1_1/datatypes, http://xoev.de/schemata/basisnachricht/g2g/1_1. Add")
        .extracting(e -> ((Fault) e).code())
        .isEqualTo(FaultCode.SCHEMA_PACK_INCOMPLETE);
  }

  @Test
  void publishedCodeListsAreReadWhateverTheirColumnsAreCalled() {
    GenericodeLists dvdv = GenericodeLists.read(Standards.folder("codelists"));
    String prefixes = "urn:xoev-de:bund:bmi:bit:codeliste:dvdv.praefix";
    String authorities = "urn:xoev-de:bund:bmi:bit:codeliste:dvdv.behoerdenschluessel";
    assertThat(dvdv.knows(prefixes, "51")).isTrue();
    assertThat(dvdv.knows(authorities, "157")).isTrue();
    assertThat(dvdv.lacks(prefixes, "51", "wgb")).isFalse();
    assertThat(dvdv.lacks(prefixes, "51", "zzz")).isTrue();
    assertThat(dvdv.label(prefixes, "51", "wgb")).isPresent();
    assertThat(PackFolder.filesIn(Standards.folder("xwasser-1.0.0/codelists"))).hasSize(66);
    GenericodeLists xwasser = GenericodeLists.read(Standards.folder("xwasser-1.0.0/codelists"));
    assertThat(xwasser.lacks("urn:xoev-de:xwasser:codeliste:medium", "2", "2010")).isFalse();
    assertThat(xwasser.label("urn:xoev-de:xwasser:codeliste:medium", "2", "2010"))
        .contains("keine Probennahme erfolgt");
  }

  @Test
  void allFifteenXwasserHeadersAreRead() throws IOException {
    List<Path> samples = PackFolder.filesIn(Standards.folder("xwasser-1.0.0/samples"));
    assertThat(samples).hasSize(15);
    Map<String, String> headers = new TreeMap<>();
    for (Path sample : samples) {
      MessageHeader header =
          new XoevHeaders()
              .read(new ParsedDocuments().parse(Files.readAllBytes(sample), "application/xml"))
              .orElseThrow();
      assertThat(header.dialect()).isEqualTo(MessageHeader.Dialect.G2G);
      assertThat(header.standard()).isEqualTo("XWasser");
      assertThat(header.version()).isEqualTo("1.0.0");
      assertThat(header.test()).isTrue();
      assertThat(header.messageUuid()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(header.createdAt()).matches("202[456]-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
      headers.put(
          sample.getFileName().toString().replace(".xml", ""),
          header.messageType() + " " + party(header.author()) + " to " + party(header.reader()));
    }
    // the type is the header's: some samples say 0010 under the root element ….2010 or ….0020
    assertThat(headers)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("administration_receipt", "0010 psw:11113110 to psw:01003110"),
                Map.entry(
                    "administration_receipt_test_result", "0010 psw:11113110 to psw:01003110"),
                Map.entry("monitoring_plan_builder_test_result", "2010 nobody to nobody"),
                Map.entry("monitoring_plan_maximal", "2010 nobody to nobody"),
                Map.entry("monitoring_plan_maximal_test_result", "2010 nobody to nobody"),
                Map.entry("monitoring_plan_minimal", "0010 gha:090 to mp:09000000"),
                Map.entry("monitoring_plan_minimal_test_result", "0010 gha:090 to mp:09000000"),
                Map.entry("olb_report_minimal", "0010 gha:090 to olb:09000000"),
                Map.entry("olb_report_minimal_test_result", "0010 gha:090 to olb:09000000"),
                Map.entry("olb_report_signature_builder_test_result", "2010 nobody to nobody"),
                Map.entry("quality_report_builder_test_result", "2010 wus:1 to bwv:1"),
                Map.entry("quality_report_maximal", "2010 wus:1 to bwv:1"),
                Map.entry("quality_report_maximal_test_result", "2010 wus:1 to bwv:1"),
                Map.entry("quality_report_minimal", "2010 psw:01003110 to psw:11113110"),
                Map.entry(
                    "quality_report_minimal_test_result", "2010 psw:01003110 to psw:11113110")));
  }

  private static String party(MessageHeader.Party party) {
    return party == null ? "nobody" : party.prefix() + ":" + party.id();
  }

  private SchemaPacks xwasser(Path standard, List<Path> doctypes) throws IOException {
    List<Path> files = new ArrayList<>(PackFolder.filesIn(standard.resolve("schemas/V1_0_0")));
    files.addAll(PackFolder.filesIn(standard.resolve("schemas/remote")));
    return new PackFolder(folder)
        .over(
            "xwasser",
            List.of(standard.resolve("schemas/V1_0_0/xwasser.xsd")),
            files,
            doctypes,
            standard.resolve("codelists"),
            List.of(
                "{" + XWASSER + "}administration.quittung.0020",
                "{" + XWASSER + "}vorgang.transportieren.2010"))
        .packs();
  }
}
