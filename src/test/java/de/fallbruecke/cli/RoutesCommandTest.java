package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.Json;
import de.fallbruecke.testkit.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The commands as an admin types them: first without a gateway, then with a database. */
class RoutesCommandTest {
  private static final Database DATABASE = Database.migrated();

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;
  private Path configuration;

  @BeforeEach
  void copyAPackage() throws IOException {
    folder = directory.resolve("routes/wohngeld");
    copy(Path.of("routes/wohngeld"), folder);
    configuration =
        Files.writeString(
            directory.resolve("fallbruecke.yaml"),
            """
            fallbruecke:
              data-directory: %s
              database:
                url: "%s"
              vault:
                master-key-file: /nowhere/key-that-a-command-does-not-need
              schemas:
                directory: %s
              tenants:
                nord:
                  title: Kreis Nord
                sued:
                  title: Kreis Süd
              destinations:
                wohngeld:
                  tenant: nord
                  channel: fitconnect
                wohngeld-sued:
                  tenant: sued
                  channel: fitconnect
              routes:
                directory: %s
            """
                .formatted(
                    directory,
                    DATABASE.url(),
                    Path.of("schemas/packs").toAbsolutePath(),
                    directory.resolve("routes")));
  }

  @Test
  void aFolderIsCheckedTriedAndTestedWithoutAGateway() throws IOException {
    assertThat(offline("validate")).isZero();
    assertThat(out.toString()).contains("'wohngeld' 1.0.0 is valid");
    assertThat(offline("test", "--json")).isZero();
    JsonNode fixtures = Json.mapper().readTree(out.toString()).path("fixtures");
    assertThat(fixtures)
        .hasSize(5)
        .allSatisfy(one -> assertThat(one.path("green").asBoolean()).isTrue());
    assertThat(offline("coverage")).isZero();
    assertThat(out.toString()).contains("zwei-antragsteller", "0 open");

    Path input = folder.resolve("fixtures/fehlende-bloecke/input.json");
    assertThat(offline("dry-run", "--json", "--input", input.toString())).isZero();
    JsonNode made = Json.mapper().readTree(out.toString());
    assertThat(made.path("outcome").asString()).isEqualTo("case");
    assertThat(made.path("deliveries").get(0).path("target").asString()).isEqualTo("target");
    Files.writeString(input, "{\"nonsense\": true}");
    assertThat(offline("dry-run", "--json", "--input", input.toString())).isEqualTo(1);
    assertThat(Json.mapper().readTree(out.toString()).path("outcome").asString())
        .isEqualTo("defective");
  }

  @Test
  void whatIsWrongIsNamedByFileAndLineAndTheStatusIsOne() throws IOException {
    change("mapping.yaml", "applicationDate: F99000001", "aplicationDate: F99000001");
    assertThat(offline("validate")).isEqualTo(1);
    assertThat(out.toString()).contains("wohngeld/mapping.yaml:", "aplicationDate");
    assertThat(offline("validate", "--json")).isEqualTo(1);
    assertThat(Json.mapper().readTree(out.toString()).path("code").asString())
        .isEqualTo("FB-MAP-001");

    assertThat(run("routes", "validate", directory.resolve("nothing").toString())).isEqualTo(2);
    assertThat(run("routes")).isEqualTo(2);
  }

  @Test
  void aFixtureThatGivesSomethingElseIsShownFieldByFieldAndCanBeAccepted() throws IOException {
    change("mapping.yaml", "label: Wohngeldart,", "label: Leistungsart,");
    assertThat(offline("test")).isEqualTo(1);
    assertThat(out.toString())
        .contains("DIFF", "field[wohngeldart]/@label: expected 'Wohngeldart', got 'Leistungsart'");

    assertThat(offline("test", "--write")).isZero();
    assertThat(offline("test")).isZero();
  }

  @Test
  void anInstanceIsActivatedUpgradedAndTakenBack() throws IOException {
    assertThat(activate()).isEqualTo(1);
    assertThat(out.toString()).contains("FB-RTE-008", "name the tenant");
    assertThat(activate("--tenant", "nord")).isEqualTo(1);
    assertThat(out.toString()).contains("parameters.destination is missing");
    assertThat(activate("--tenant", "nord", "-p", "destination=wohngeld-sued", "-p", "target=fv"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("destination of another tenant");
    String[] values = {"--tenant", "nord", "-p", "destination=wohngeld", "-p", "target=fv"};
    assertThat(activate(values)).isZero();
    assertThat(activate()).as("active already").isZero();

    change("mapping.yaml", "label: Wohngeldart,", "label: Leistungsart,");
    assertThat(offline("test", "--write")).isZero();
    assertThat(activate()).isEqualTo(1);
    assertThat(out.toString()).contains("known with other content; raise 'version'");
    change("package.yaml", "version: 1.0.0", "version: 1.1.0");
    assertThat(with("replay", "nord-wohngeld", folder.toString(), "--fixtures")).isEqualTo(1);
    assertThat(out.toString()).contains("5 compared", "field[wohngeldart]/@label");
    assertThat(with("diff", "--active", "nord-wohngeld", folder.toString(), "--json")).isEqualTo(1);
    assertThat(out.toString()).contains("1.0.0", "1.1.0", "Leistungsart");
    assertThat(with("diff", folder.toString())).isEqualTo(2);
    assertThat(activate("--reason", "neuer Name", "--by", "erika")).isZero();
    assertThat(with("diff", "--active", "nord-wohngeld", folder.toString())).isZero();
    assertThat(run("schemas", "impact", "--active", "--config", configuration.toString(), "--json"))
        .isZero();
    assertThat(out.toString())
        .contains("nord-wohngeld: wohngeld 1.1.0", "fim-wohngeld-synthetisch:1.0");

    assertThat(with("show", "nord-wohngeld", "--json")).isZero();
    JsonNode history = Json.mapper().readTree(out.toString());
    assertThat(history).hasSize(2);
    assertThat(history.get(0).path("version").asString()).isEqualTo("1.1.0");
    assertThat(history.get(0).path("by").asString()).isEqualTo("erika");
    assertThat(history.get(0).path("parameters").path("target").asString()).isEqualTo("fv");

    assertThat(with("rollback", "nord-wohngeld", "--json")).isZero();
    assertThat(Json.mapper().readTree(out.toString()).path("version").asString())
        .isEqualTo("1.0.0");
    assertThat(with("rollback", "nord-wohngeld")).isEqualTo(1);
    assertThat(out.toString()).contains("nothing before");
    assertThat(
            with(
                "activate",
                "zweite",
                folder.toString(),
                "--tenant",
                "nord",
                "-p",
                "destination=wohngeld",
                "-p",
                "target=fv"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("same service at the same destination", "nord-wohngeld");
    assertThat(with("retire", "nord-wohngeld")).isZero();
    assertThat(with("list")).isZero();
    assertThat(out.toString()).contains("nord-wohngeld", "retired", "Antrag auf Wohngeld");
    assertThat(with("show", "gibt-es-nicht")).isEqualTo(1);
    assertThat(with("coverage", "--json")).isZero();
  }

  @Test
  void aPackageWithRedFixturesIsNotActivated() throws IOException {
    change("mapping.yaml", "label: Wohngeldart,", "label: Leistungsart,");
    assertThat(
            with(
                "activate",
                "rot",
                folder.toString(),
                "--tenant",
                "nord",
                "-p",
                "destination=wohngeld",
                "-p",
                "target=fv"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("fixtures give something else than they expect");
    assertThat(with("show", "rot")).as("nothing was written").isEqualTo(1);
  }

  @Test
  void anUpgradeThatLeavesMoreOpenIsRefusedWhereCoverageIsRequired() throws IOException {
    String[] order = {
      "activate",
      "deckung",
      folder.toString(),
      "--tenant",
      "sued",
      "-p",
      "destination=wohngeld-sued",
      "-p",
      "target=fv",
      "--set",
      "fallbruecke.routes.activation.coverage=true",
      "--set",
      "fallbruecke.routes.activation.fixtures=false"
    };
    change("package.yaml", "version: 1.0.0", "version: 2.0.0-draft");
    assertThat(with(order)).isZero();
    change("mapping.yaml", "    street: F60000243\n", "");
    assertThat(with(order)).isEqualTo(1);
    assertThat(out.toString()).contains("coverage falls").contains("0 in the active version");
    assertThat(with("show", "deckung", "--json")).isZero();
    assertThat(Json.mapper().readTree(out.toString())).as("nothing was written").hasSize(1);
  }

  private int activate(String... more) {
    List<String> all = new ArrayList<>(List.of("activate", "nord-wohngeld", folder.toString()));
    all.addAll(Arrays.asList(more));
    return with(all.toArray(String[]::new));
  }

  private int offline(String command, String... more) {
    List<String> all = new ArrayList<>(List.of("routes", command, folder.toString()));
    all.addAll(Arrays.asList(more));
    return run(all.toArray(String[]::new));
  }

  private int with(String... arguments) {
    List<String> all = new ArrayList<>(List.of("routes"));
    all.addAll(Arrays.asList(arguments));
    all.addAll(List.of("--config", configuration.toString()));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new FallbrueckeCommand())
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
