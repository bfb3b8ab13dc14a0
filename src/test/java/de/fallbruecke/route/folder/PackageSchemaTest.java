package de.fallbruecke.route.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference/package.schema.json says the same as the reader of package.yaml. */
class PackageSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode SCHEMA = read();
  private static final Schema COMPILED =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SCHEMA.toString(), InputFormat.JSON);

  private static final String GOOD =
      """
      id: probe
      version: 1.2.0
      title: Probe
      licence: EUPL-1.2
      maintainer: Beispiel
      parameters:
        a: {type: text, description: A, pattern: "[A-Z]{2}"}
      """;

  @Test
  void theSchemaKnowsTheKeysAndTypesOfTheReader() {
    assertThat(keys("/properties")).isEqualTo(new TreeSet<>(ManifestReader.KEYS));
    assertThat(keys("/$defs/parameter/properties")).isEqualTo(new TreeSet<>(ParameterReader.KEYS));
    assertThat(keys("/$defs/change/properties")).isEqualTo(new TreeSet<>(PurposeReader.CHANGE));
    assertThat(keys("/$defs/personalData/properties"))
        .isEqualTo(new TreeSet<>(PurposeReader.PERSONAL_DATA));
    assertThat(keys("/$defs/personalData/properties/categories/items/anyOf/1/properties"))
        .isEqualTo(new TreeSet<>(PurposeReader.CATEGORY));
    assertThat(SCHEMA.at("/$defs/parameter/properties/type/enum").valueStream())
        .extracting(JsonNode::asString)
        .containsExactlyElementsOf(
            Stream.of(ParameterType.values()).map(ParameterType::key).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sozialhilfe", "wohngeld", "gewerbeanmeldung", "xoev-durchleitung"})
  void theSamplePackagesAreValid(String name) throws IOException {
    String manifest = Files.readString(Path.of("routes", name, "package.yaml"));

    assertThat(manifest)
        .startsWith("# yaml-language-server: $schema=../../docs/reference/package.schema.json\n");
    assertThat(findings(manifest)).isEmpty();
  }

  @Test
  void aSmallPackageIsValidForBoth() {
    assertThat(readerFinds(GOOD)).isFalse();
    assertThat(findings(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- a",
        "id: Probe",
        "version: 1.2",
        "version: 01.2.0",
        "title: [a]",
        "licence: ' '",
        "colour: red",
        "services: x",
        "services: [x]",
        "regions: [0537a]",
        "schemaPacks: [a b]",
        "changeLog: [{version: 1.2.0, date: 22.11.2026, text: Neu}]",
        "changeLog: [{version: 1.2.0, text: Neu}]",
        "personalData: {purposes: [A]}",
        "personalData: {purposes: [A], categories: [{special: true}]}",
        "personalData: {purposes: [A], categories: [B], basis: C}",
        "parameters: {A: {type: text, description: x}}",
        "parameters: {a: {type: bean, description: x}}",
        "parameters: {a: {type: text}}",
        "parameters: {a: {type: choice, description: x}}",
        "parameters: {a: {type: text, description: x, values: [b]}}",
        "parameters: {a: {type: text, description: x, min: 1}}",
        "parameters: {a: {type: integer, description: x, pattern: b}}",
        "parameters: {a: {type: text, description: x, pattern: '(a+)+'}}"
      })
  void whatTheReaderRefusesForItsStructureTheSchemaRefusesToo(String line) {
    String key = line.contains(":") ? line.substring(0, line.indexOf(':') + 1) : "";
    String manifest =
        key.isEmpty()
            ? line
            : GOOD.lines()
                    .filter(
                        each ->
                            !each.startsWith(key)
                                && !(key.equals("parameters:") && each.startsWith(" ")))
                    .reduce("", (all, each) -> all + each + "\n")
                + line
                + "\n";

    assertThat(readerFinds(manifest)).isTrue();
    assertThat(findings(manifest)).isNotEmpty();
  }

  private static boolean readerFinds(String manifest) {
    Findings findings = new Findings();
    new ManifestReader("probe", findings).read(manifest.getBytes(UTF_8));
    return !findings.none();
  }

  private static List<Error> findings(String manifest) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(manifest);
    return COMPILED.validate(JSON.writeValueAsString(read), InputFormat.JSON);
  }

  private static TreeSet<String> keys(String pointer) {
    return new TreeSet<>(SCHEMA.at(pointer).propertyNames());
  }

  private static JsonNode read() {
    return JSON.readTree(Path.of("docs/reference/package.schema.json"));
  }
}
