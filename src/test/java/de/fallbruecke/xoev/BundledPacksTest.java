package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The packs and sample inputs that come with the program. */
class BundledPacksTest {
  private static final SchemaPacks packs = new InstalledPacks(Path.of("schemas/packs"));
  private static final SourceDocuments documents = new ParsedDocuments();

  static Stream<Path> inputsOfStandards() {
    // one takes messages of any standard, one needs a standard that does not come with the program
    return inputs().filter(path -> !path.toString().matches(".*(xoev-durchleitung|trinkwasser).*"));
  }

  static Stream<Path> inputs() {
    return find("routes", "input\\.(xml|json)");
  }

  static Stream<Path> metadata() {
    return find("routes", "metadata\\.json");
  }

  @Test
  void threeSyntheticPacksAreReady() {
    assertThat(packs.all())
        .extracting(SchemaPack::name)
        .containsExactlyInAnyOrder(
            "xsozial-synthetisch", "xgewerbe-synthetisch", "fim-wohngeld-synthetisch");
    assertThat(packs.all()).allMatch(SchemaPack::synthetic);
    assertThat(packs.all()).allMatch(pack -> packs.problem(pack).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("inputsOfStandards")
  void everySampleInputIsRecognisedAndValid(Path input) throws Exception {
    SourceDocument document = read(input);
    SchemaPack pack =
        packs.recognise(document, "urn:fallbruecke:synthetisch:fim-wohngeld:1.0").orElseThrow();
    assertThat(packs.validate(document, pack).findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("metadata")
  void metadataLeavesTheKeysOfTheSenderOut(Path file) throws Exception {
    assertThat(Json.mapper().readTree(Files.readAllBytes(file)).propertyNames())
        .isNotEmpty()
        .doesNotContain("contentStructure", "$schema");
  }

  @Test
  void packsAreFoundByNameAndByNameWithVersion() {
    assertThat(packs.find("xsozial-synthetisch")).isEqualTo(packs.find("xsozial-synthetisch:1.0"));
    assertThat(packs.find("xsozial-synthetisch")).isPresent();
    assertThat(packs.find("xsozial-synthetisch:9.9")).isEmpty();
    assertThat(packs.find("nichts")).isEmpty();
  }

  @Test
  void anUnknownRootOrSchemaUriIsNotRecognised() throws Exception {
    assertThat(
            packs.recognise(
                read(Path.of("routes/xoev-durchleitung/fixtures/xdomea-kopf/input.xml")), null))
        .isEmpty();
    assertThat(packs.recognise(json("{}"), "urn:unknown")).isEmpty();
    assertThat(packs.recognise(json("{}"), null)).isEmpty();
  }

  @Test
  void anUnknownCodeIsACodeFindingAndNothingElse() throws Exception {
    assertThat(findings(sozialhilfe().replace("<code>VW</code>", "<code>CANARY</code>")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Validation.Finding.Kind.CODE);
              assertThat(finding.path())
                  .isEqualTo("/antrag.sozialhilfe.7101/antragsteller/familienstand/code");
              assertThat(finding.line()).isPositive();
              assertThat(finding.column()).isPositive();
              assertThat(finding.toString()).doesNotContain("CANARY");
            });
  }

  @Test
  void aCodeWhoseListTheSchemaFixesIsCheckedThoughTheMessageNamesNoList() throws Exception {
    assertThat(
            findings(
                sozialhilfe()
                    .replace("<kanal><code>01</code></kanal>", "<kanal><code>77</code></kanal>")))
        .singleElement()
        .extracting(Validation.Finding::kind)
        .isEqualTo(Validation.Finding.Kind.CODE);
  }

  @Test
  void anAbsentListOrVersionIsNoFinding() throws Exception {
    assertThat(
            findings(
                sozialhilfe()
                    .replace(
                        "codeliste:familienstand\" listVersionID=\"1\"",
                        "codeliste:familienstand\" listVersionID=\"2\"")
                    .replace("codeliste:geschlecht", "codeliste:nicht-vorhanden")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<soz:antragsdatum>2026-11-02</soz:antragsdatum> | <soz:antragsdatum>CANARY</soz:antragsdatum> | cvc-datatype-valid.1.2.1 | /antrag.sozialhilfe.7101/antrag/antragsdatum",
        "<soz:vorname>Erika</soz:vorname>                | <soz:vornamen>CANARY</soz:vornamen>         | cvc-complex-type.2.4.a   | /antrag.sozialhilfe.7101/antragsteller/name/vornamen",
        "person=\"p1\"                                   | person=\"CANARY\"                           | cvc-id.1                 | /antrag.sozialhilfe.7101",
        "DE89370400440532013000                          | CANARY!                                     | cvc-pattern-valid        | /antrag.sozialhilfe.7101/bankverbindung/iban",
        "waehrung=\"EUR\">412.00                         | waehrung=\"EUR\">412.001                    | cvc-fractionDigits-valid | /antrag.sozialhilfe.7101/unterkunft/kaltmiete",
      })
  void aFindingNamesRuleAndPlaceAndNeverTheValue(
      String find, String replace, String rule, String path) throws Exception {
    assertThat(sozialhilfe()).contains(find);
    assertThat(findings(sozialhilfe().replace(find, replace)))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Validation.Finding.Kind.SCHEMA);
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.path()).isEqualTo(path);
              assertThat(finding.line()).isPositive();
              assertThat(finding.message()).isNotBlank().endsWith(".");
              assertThat(finding.toString()).doesNotContain("CANARY", "412.001");
            });
  }

  @Test
  void aFindingSaysWhatWasExpectedAndSpeaksGerman() throws Exception {
    Validation.Finding finding =
        findings(sozialhilfe().replace("<soz:vorname>Erika</soz:vorname>", "")).getFirst();
    assertThat(finding.message())
        .isEqualTo(
            "Element 'familienname' is not allowed at this place. Expected: titel, vorname.");
    assertThat(finding.sentence(Locale.GERMANY))
        .isEqualTo("Das Element „familienname“ ist an dieser Stelle nicht erlaubt.");
  }

  @Test
  void thousandsOfErrorsEndAtAHundredFindings() throws Exception {
    String many = "<soz:einkommen person=\"p1\"><soz:falsch/></soz:einkommen>".repeat(1000);
    assertThat(
            findings(sozialhilfe().replace("<soz:bankverbindung>", many + "<soz:bankverbindung>")))
        .hasSize(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"F60000233\": 1987      | \"F60000233\": \"CANARY\" | type      | /G99000010/G60000083/F60000233",
        "\"F60000227\": \"Mustermann\" | \"CANARY x\": 1      | required  | /G99000010/G60000019/F60000227",
        "\"2026-11-02\"           | \"CANARY\"                | format    | /F99000001",
        "DE89370400440532013000   | CANARY!                   | pattern   | /G99000050/F99000052",
        "\"F60000231\": 15        | \"F60000231\": 32         | maximum   | /G99000010/G60000083/F60000231",
        "612.4                    | 612.401                   | multipleOf | /G99000030/F99000032",
        "\"monatlich\"            | \"CANARY\"                | enum      | /G99000040/0/F99000044",
      })
  void aJsonFindingNamesKeywordAndPointerAndNeverTheValue(
      String find, String replace, String rule, String path) throws Exception {
    assertThat(wohngeld()).contains(find);
    assertThat(jsonFindings(wohngeld().replace(find, replace)))
        .filteredOn(finding -> finding.rule().equals(rule))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.path()).isEqualTo(path);
              assertThat(finding.kind()).isEqualTo(Validation.Finding.Kind.SCHEMA);
            });
    assertThat(jsonFindings(wohngeld().replace(find, replace)).toString())
        .doesNotContain("CANARY", "612.401");
  }

  @Test
  void anUnknownCodeInJsonIsACodeFinding() throws Exception {
    assertThat(jsonFindings(wohngeld().replace("\"F60000332\": \"w\"", "\"F60000332\": \"Q\"")))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Validation.Finding.Kind.CODE);
              assertThat(finding.path()).isEqualTo("/G99000010/F60000332");
            });
    assertThat(jsonFindings(wohngeld().replace("\"000\"", "\"QQQ\"")))
        .singleElement()
        .extracting(Validation.Finding::path)
        .isEqualTo("/G99000010/F60000236/0");
  }

  @Test
  void aCodeFieldIsFoundInTheWiderFormOfItsId() throws Exception {
    assertThat(jsonFindings("{\"F60000000332\": \"Q\", \"F60000000333\": \"Q\"}"))
        .filteredOn(finding -> finding.kind() == Validation.Finding.Kind.CODE)
        .extracting(Validation.Finding::path)
        .containsExactly("/F60000000332");
  }

  @Test
  void codeListsOfDifferentColumnsGiveLabels() {
    CodeLists lists = packs.codeLists(packs.find("xsozial-synthetisch").orElseThrow());
    String list = "urn:fallbruecke:synthetisch:codeliste:";
    assertThat(lists.label(list + "familienstand", "1", "LD")).contains("ledig");
    assertThat(lists.label(list + "unterkunftsart", null, "M")).contains("Mietwohnung");
    assertThat(lists.label(list + "staatsangehoerigkeit", "1", "152")).contains("polnisch");
    assertThat(lists.label(list + "staatsangehoerigkeit", "1", "PL")).contains("polnisch");
    assertThat(lists.label(list + "familienstand", "1", "??")).isEmpty();
    assertThat(lists.knows(list + "familienstand", null)).isTrue();
    assertThat(lists.knows(list + "familienstand", "2")).isFalse();
    assertThat(lists.knows(list + "nichts", null)).isFalse();
  }

  @Test
  void aDocumentOfTheOtherSyntaxIsAFinding() throws Exception {
    assertThat(packs.validate(json("{}"), packs.find("xsozial-synthetisch").orElseThrow()).valid())
        .isFalse();
  }

  private static java.util.List<Validation.Finding> findings(String xml) {
    return packs
        .validate(
            documents.parse(xml.getBytes(StandardCharsets.UTF_8), "application/xml"),
            packs.find("xsozial-synthetisch").orElseThrow())
        .findings();
  }

  private static java.util.List<Validation.Finding> jsonFindings(String json) {
    return packs
        .validate(json(json), packs.find("fim-wohngeld-synthetisch").orElseThrow())
        .findings();
  }

  private static SourceDocument json(String json) {
    return documents.parse(json.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  private static String sozialhilfe() throws IOException {
    return Files.readString(
        Path.of("routes/sozialhilfe/fixtures/grundsicherung-mit-anlagen/input.xml"));
  }

  private static String wohngeld() throws IOException {
    return Files.readString(Path.of("routes/wohngeld/fixtures/mietzuschuss-familie/input.json"));
  }

  private static SourceDocument read(Path input) throws IOException {
    String type = input.toString().endsWith(".xml") ? "application/xml" : "application/json";
    return documents.parse(Files.readAllBytes(input), type);
  }

  private static Stream<Path> find(String folder, String name) {
    try {
      return Files.walk(Path.of(folder))
          .filter(path -> String.valueOf(path.getFileName()).matches(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
