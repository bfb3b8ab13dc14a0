package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class SchemasCommandTest {
  private static final String SCHEMA =
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:test'>%s<xs:element name='a' type='xs:date'/></xs:schema>";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aStandardIsImportedListedShownAndCheckedWithASample() throws Exception {
    Path standard = Files.createDirectories(folder.resolve("standard"));
    Files.writeString(standard.resolve("Schema (neu)"), SCHEMA.formatted(""));
    assertThat(
            imported(
                standard,
                "--valid-to",
                LocalDate.now(java.time.ZoneId.systemDefault()).plusDays(30).toString()))
        .isZero();
    assertThat(out.toString()).contains("probe:1.0", "EXPIRING", "Imported to ");

    assertThat(run("list", "--in", packs(), "--json")).isZero();
    assertThat(json().get(0).get("validity").asString()).isEqualTo("EXPIRING");
    assertThat(run("show", "probe", "--in", packs())).isZero();
    assertThat(out.toString()).contains("{urn:test}a");

    Path good = Files.writeString(folder.resolve("good"), "<a xmlns='urn:test'>2026-01-01</a>");
    Path bad = Files.writeString(folder.resolve("bad"), "<a xmlns='urn:test'>CANARY</a>");
    Path other = Files.writeString(folder.resolve("other"), "{\"CANARY\": 1}");
    assertThat(run("check", "--in", packs(), "--sample", good.toString())).isZero();
    assertThat(run("check", "--in", packs(), "--sample", bad.toString(), "--json")).isOne();
    JsonNode finding = json().get("samples").get(0).get("findings").get(0);
    assertThat(finding.get("rule").asString()).isEqualTo("cvc-datatype-valid.1.2.1");
    assertThat(finding.get("line").asInt()).isOne();
    assertThat(run("check", "--in", packs(), "--sample", other.toString())).isOne();
    assertThat(out.toString()).contains("No installed pack recognises it.");
    assertThat(out.toString() + err).doesNotContain("CANARY");
  }

  @Test
  void anIncompleteStandardIsImportedWithStatusOneAndNamesWhatIsMissing() throws Exception {
    Path standard = Files.createDirectories(folder.resolve("standard"));
    Files.writeString(
        standard.resolve("a.xsd"), SCHEMA.formatted("<xs:import namespace='urn:fehlt'/>"));
    assertThat(imported(standard, "--json")).isOne();
    assertThat(json().get("missing").get(0).asString()).isEqualTo("urn:fehlt");
    assertThat(run("check", "--in", packs())).isOne();
    assertThat(out.toString()).contains("FB-XOV-002", "1 packs, 1 cannot validate");
    assertThat(imported(standard)).isOne();
    assertThat(err.toString()).contains("FB-XOV-011").contains("--replace");
  }

  @Test
  void impactTellsWhichPackageUsesWhichPackAndListAndWhatIsMissing() throws Exception {
    assertThat(run("impact", "--json")).as("trinkwasser needs a published standard").isOne();
    JsonNode impact = json();
    assertThat(impact.get("missing").propertyNames()).containsExactly("xwasser:1.0.0");
    assertThat(users(impact.get("packs"), "pack", "xsozial-synthetisch:1.0"))
        .anyMatch(title -> title.startsWith("sozialhilfe "));
    assertThat(
            users(
                impact.get("codeLists"), "uri", "urn:fallbruecke:synthetisch:codeliste:geschlecht"))
        .anyMatch(title -> title.startsWith("wohngeld "));

    Path route = Files.createDirectories(folder.resolve("routes/neu"));
    Files.writeString(
        route.resolve("package.yaml"),
        "id: neu\nversion: 2.0.0\nschemaPacks: [\"xwasser:9.9\", fim-wohngeld-synthetisch]\n");
    assertThat(run("impact", "--routes", folder.resolve("routes").toString())).isOne();
    assertThat(out.toString())
        .contains("missing: xwasser:9.9, for neu 2.0.0")
        .containsPattern("fim-wohngeld-synthetisch:1.0 .*: neu 2.0.0");
  }

  @Test
  void wrongUsageIsStatusTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("import")).isEqualTo(2);
    assertThat(run("show", "gibt-es-nicht")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no pack 'gibt-es-nicht'");
  }

  private static java.util.List<String> users(JsonNode list, String key, String value) {
    for (JsonNode use : list) {
      if (value.equals(use.get(key).asString())) {
        return use.get("routes").valueStream().map(JsonNode::asString).toList();
      }
    }
    return java.util.List.of();
  }

  private int imported(Path standard, String... more) {
    String[] all = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "import",
          standard.toString(),
          "--name=probe",
          "--version=1.0",
          "--into",
          packs(),
          "--schema-uri=urn:test"
        },
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return run(all);
  }

  private String packs() {
    return folder.resolve("packs").toString();
  }

  private JsonNode json() {
    return Json.mapper().readTree(out.toString());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new SchemasCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .execute(arguments);
  }
}
