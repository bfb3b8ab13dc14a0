package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published standards, imported as they are or read in place. */
class PublishedStandardsTest {
  private static final String XWASSER =
      "https://gitlab.opencode.de/akdb/xoev/xwasser/-/raw/main/V1_0_0";
  private static final String XMLDSIG = "85c1760756695ed48066b57f48cb5b1d";

  private static final List<String> MISSING_OF_XBAU =
      List.of(
          "http://www.opengis.net/gml/3.2",
          "http://xoev.de/latinchars/1_1/datatypes",
          "http://xoev.de/schemata/basisnachricht/g2g/1_1");

  @TempDir static Path imported;
  @TempDir Path folder;

  @Test
  void xwasserIsImportedAsPublishedAndItsSamplesAreValidOrNotAsKnown() throws Exception {
    Path standard = Standards.folder("xwasser-1.0.0");
    ImportReport report = PackImport.run(request(standard, List.of(), imported));
    assertThat(report.good()).isTrue();
    assertThat(report.notes())
        .as("the six large lists that are not in the set")
        .hasSize(6)
        .allMatch(note -> note.startsWith("Code list not included: "));
    PackDetails details = report.details();
    assertThat(details.pack().reference()).isEqualTo("xwasser:1.0.0");
    assertThat(details.identifier()).isEqualTo("urn:xoev-de:lgl:standard:xwasser");
    assertThat(details.header()).isEqualTo(MessageHeader.Dialect.G2G);
    assertThat(details.doctypes()).containsExactly(XMLDSIG);
    assertThat(details.codeLists()).hasSize(66);
    assertThat(details.codeLists())
        .filteredOn(list -> list.uri().equals("urn:xoev-de:xwasser:codeliste:medium"))
        .extracting(list -> String.valueOf(list.validity().from()))
        .containsExactly("2025-09-22");
    assertThat(details.pack().messageTypes()).contains("0020", "2010").hasSize(12);
    assertThat(details.namespaces()).contains(XWASSER).hasSize(5);
    SchemaPacks packs = new InstalledPacks(imported);
    SchemaPack pack = packs.find("xwasser").orElseThrow();
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
  void theXbauCoreModuleAloneNamesExactlyItsSixMissingNamespacesAndValidatesNothing() {
    Path standard = Standards.folder("xbau-kernmodul-1.3.0");
    ImportReport report = PackImport.run(request(standard, List.of(), folder));
    List<String> six = new ArrayList<>(MISSING_OF_XBAU);
    six.add("http://xoev.de/schemata/basisnachricht/unqualified/g2g/1_1");
    six.add("http://xoev.de/schemata/code/1_0");
    six.add("urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08");
    assertThat(report.missing()).containsExactlyElementsOf(six);
    assertThat(report.good()).isFalse();
    SchemaPacks packs = new InstalledPacks(folder);
    SchemaPack pack = packs.find("xbau-kernmodul:1.3.0").orElseThrow();
    assertThat(pack.messageTypes()).contains("1100", "1200", "1205");
    assertThatThrownBy(() -> packs.validate(xml("<a/>"), pack))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("FB-XOV-002 Schema pack xbau-kernmodul:1.3.0 is incomplete")
        .hasMessageContaining(": " + String.join(", ", six) + ". Add")
        .extracting(e -> ((Fault) e).code())
        .isEqualTo(FaultCode.SCHEMA_PACK_INCOMPLETE);
  }

  @Test
  void theXbauCoreModuleBesideXwasserLacksThreeNamespaces() {
    ImportReport report =
        PackImport.run(
            request(
                Standards.folder("xbau-kernmodul-1.3.0"),
                List.of(Standards.folder("xwasser-1.0.0")),
                folder));
    assertThat(report.missing()).containsExactlyElementsOf(MISSING_OF_XBAU);
    assertThat(report.problems()).isEmpty();
    assertThat(report.details().namespaces())
        .as("of the other standard only what is referred to")
        .hasSize(4)
        .doesNotContain(XWASSER);
    assertThat(report.details().rules()).isEqualTo(1);
  }

  @Test
  void theSchematronOfXbauFindsAnEmptyElement() {
    SchematronRules rules =
        SchematronCompiler.compile(
            Standards.folder("xbau-kernmodul-1.3.0")
                .resolve("specs/xbau-schematron-leere-elemente.sch"));
    List<Validation.Finding> findings = new ArrayList<>();
    rules.check(
        (XdmNode) xml("<a><b>x</b><b> </b><c><d/></c></a>").root(),
        new SchematronFindings(findings),
        new Meter(Meter.MAX_STEPS, Meter.MAX_NANOS));
    assertThat(findings)
        .extracting(Validation.Finding::rule, Validation.Finding::path, Validation.Finding::kind)
        .containsExactly(
            tuple("schematron:sch-xbau-gen-001", "/a/b[2]", Validation.Finding.Kind.SCHEMA),
            tuple("schematron:sch-xbau-gen-001", "/a/c/d", Validation.Finding.Kind.SCHEMA));
    assertThat(findings.getFirst().message()).startsWith("Es dürfen keine Elemente");
  }

  @Test
  void theSchemasOfXtaAreImportedWithTheOneThatIsOnlyCalledXsd() throws Exception {
    ImportReport report =
        PackImport.run(
            new ImportRequest(
                Standards.folder("xta-2.1.1"),
                List.of(),
                "xta",
                "2.1.1",
                List.of(),
                Validity.UNKNOWN,
                folder,
                false));
    assertThat(report.good()).isTrue();
    assertThat(report.details().namespaces())
        .contains("http://www.w3.org/2003/05/soap-envelope", "http://www.w3.org/2000/09/xmldsig#")
        .hasSize(12);
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

  private static ImportRequest request(Path standard, List<Path> also, Path into) {
    return new ImportRequest(standard, also, null, null, List.of(), Validity.UNKNOWN, into, false);
  }

  private static SourceDocument xml(String text) {
    return new ParsedDocuments().parse(text.getBytes(StandardCharsets.UTF_8), "text/xml");
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
