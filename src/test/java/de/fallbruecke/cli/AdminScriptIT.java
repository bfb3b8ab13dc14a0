package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.Fallbruecke;
import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.admin.AdminSite;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Publishers;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The guide for scripts, command by command, against a gateway that runs elsewhere. */
class AdminScriptIT {
  private static final Path GUIDE = Path.of("docs/how-to/run-from-a-script.md");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final AdminSite site = AdminSite.shared();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void theGuideForScriptsDoesWhatItSays() throws Exception {
    Files.writeString(directory.resolve("token"), token("*") + "\n");
    PublisherKey neighbour = PublisherKey.generate("Landkreis Nachbar", null);
    site.bean(Publishers.class)
        .add(
            "nord",
            neighbour.publisher().jwk().getBytes(StandardCharsets.UTF_8),
            neighbour.publisher().thumbprint(),
            "test");
    PackageExport.write(
        new PackageExport(site.bean(Mappings.class))
            .sign(Path.of("routes/sozialhilfe"), neighbour, Instant.parse("2026-11-02T08:00:00Z")),
        directory);
    List<String> commands =
        Files.readAllLines(GUIDE).stream()
            .filter(line -> line.startsWith("./fallbruecke "))
            .toList();
    String replay = "";
    for (String command : commands) {
      int status = run(words(command.replace("REPLAY", replay)));

      assertThat(status).as("%s: %s%s", command, out, err).isZero();
      if (command.contains("--json")) {
        JsonNode json = Json.mapper().readTree(out.toString());
        replay = command.contains(" replay ") ? json.path("id").asString() : replay;
      }
    }
    assertThat(replay).isNotEmpty();
    assertThat(directory.resolve("archive/sozialhilfe-1.0.0.fbrp")).exists();
  }

  @Test
  void whatIsToldFromElsewhereIsWhatIsToldOnTheServer() throws Exception {
    Files.writeString(directory.resolve("token"), token("*") + "\n");
    site.held("nord");
    for (List<String> command :
        List.of(
            List.of("routes", "list"),
            List.of("routes", "list", "--json"),
            List.of("schemas", "impact", "--active", "--json"),
            List.of("replies", "list", "--json"),
            List.of("routes", "rollback", "nothing", "--reason", "x"))) {
      int remote = run(elsewhere(command));
      String told = out.toString() + err;
      int local = run(here(command));
      assertThat(told).as("%s", command).isEqualTo(out.toString() + err);
      assertThat(remote).as("%s", command).isEqualTo(local);
    }
    List<String> packs = List.of("schemas", "list", "--json");
    assertThat(run(elsewhere(packs))).isZero();
    String told = out.toString();
    List<String> inFolder = new ArrayList<>(packs);
    inFolder.addAll(List.of("--in", site.directory().resolve("packs").toString()));
    run(inFolder);
    assertThat(told).isEqualTo(out.toString());
  }

  @Test
  void aCommandThatWorksWithFilesOfThisMachineSaysSo() throws Exception {
    for (String command :
        List.of(
            "routes validate routes/wohngeld", "routes test routes/wohngeld", "schemas check")) {
      assertThat(run(List.of((command + " --server https://gateway.example").split(" "))))
          .as(command)
          .isEqualTo(2);
      assertThat(err.toString()).as(command).contains("works with files of this machine");
    }
    Files.writeString(directory.resolve("token"), token("*") + "\n");
    assertThat(
            run(elsewhere(List.of("routes", "activate", "x", "routes/wohngeld", "--reason", "x"))))
        .isEqualTo(2);
    assertThat(err.toString()).contains("is no package of the gateway");
    assertThat(run(elsewhere(List.of("routes", "export", "routes/wohngeld")))).isEqualTo(2);
    assertThat(run(elsewhere(List.of("schemas", "import", "schemas")))).isEqualTo(2);
    assertThat(run(elsewhere(List.of("routes", "retire", "x", "--reason", "x", "--by", "me"))))
        .isEqualTo(2);
    assertThat(run(elsewhere(List.of("routes", "retire", "x")))).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
  }

  private List<String> elsewhere(List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "--server",
            site.address().toString(),
            "--token-file",
            directory.resolve("token").toString(),
            "--trust-file",
            site.trustFile().toString()));
    return all;
  }

  private List<String> here(List<String> command) throws Exception {
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of("--config", Files.writeString(directory.resolve("none.yaml"), "").toString()));
    site.settings().forEach((name, value) -> all.addAll(List.of("--set", name + "=" + value)));
    if (command.contains("impact")) {
      all.addAll(List.of("--in", site.directory().resolve("packs").toString()));
    }
    return all;
  }

  /** The words of a line of the guide, at the gateway and with the names of this test. */
  private List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring("./fallbruecke ".length()));
    while (word.find()) {
      String one = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(
          switch (one) {
            case "https://gateway.example" -> site.address().toString();
            case "musterkreis" -> "nord";
            case "sozialhilfe-fv" -> "nord-fv";
            case "destination=soziales" -> "destination=nord-post";
            case "target=sozialhilfe-fv" -> "target=nord-fv";
            case "token", "archive", "sozialhilfe-1.0.0.fbrp" -> directory.resolve(one).toString();
            default -> one;
          });
    }
    words.addAll(List.of("--trust-file", site.trustFile().toString()));
    return words;
  }

  private int run(List<String> arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return FallbrueckeCommand.line(Fallbruecke.class)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private String token(String tenant) {
    Person owner = new Person("erika", Map.of(tenant, EnumSet.allOf(Role.class)));
    return site.bean(AdminTokens.class)
        .create(
            owner,
            owner,
            "script",
            owner.grants(),
            site.bean(Clock.class).instant().plus(Duration.ofHours(1)))
        .secret();
  }
}
