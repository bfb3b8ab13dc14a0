package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Role;
import de.fallbruecke.admin.AdminSite;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Submission;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Commands against a gateway that runs elsewhere, over TLS and with a token. */
class RemoteCommandsIT {
  private final AdminSite site = AdminSite.shared();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void submissionsAreFoundShownAndStoppedAsOnTheServer() throws Exception {
    String token = site.token("erika", Role.OPERATOR, "nord");
    Submission announced = site.announced("nord");
    Submission held = site.held("nord");
    site.held("sued");

    assertThat(run(token, "list", "--state", "held", "--json", "--limit", "1000")).isZero();
    JsonNode rows = Json.mapper().readTree(out.toString());
    assertThat(rows).isNotEmpty().allMatch(row -> row.path("tenant").asString().equals("nord"));
    assertThat(run(token, "list", "--limit", "1")).isZero();
    assertThat(out.toString()).contains("More: --before ");

    assertThat(run(token, "show", held.id().toString())).isZero();
    assertThat(out.toString())
        .contains("held in ANNOUNCED", "What to do: No active route takes this service");

    int status = run(token, "hold", announced.id().toString(), "--reason", "Umzug der Fachstelle");
    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).contains("SUCCEEDED").contains("1 of 1").contains("by erika");
    assertThat(site.bean(EvidenceLog.class).of(announced.id()))
        .anySatisfy(
            entry ->
                assertThat(entry.event().facts())
                    .containsEntry("by", "erika")
                    .containsEntry("reason", "Umzug der Fachstelle"));
    assertThat(run(token, "jobs", "--json")).isZero();
    String job = Json.mapper().readTree(out.toString()).get(0).path("job").asString();
    assertThat(run(token, "stop", job)).isEqualTo(1);
    assertThat(out.toString()).contains("did not run any more");
  }

  @Test
  void whatTheGatewayRefusesIsToldWithItsCodeAndSentence() throws Exception {
    String viewer = site.token("gast", Role.VIEWER, "nord");
    Submission foreign = site.held("sued");

    assertThat(run(viewer, "show", foreign.id().toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-SUB-003 There is no submission " + foreign.id());
    assertThat(run(viewer, "hold", UUID.randomUUID().toString(), "--reason", "x")).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-ACC-001");
    assertThat(run("fba_wrong-token", "list")).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-ADM-003").doesNotContain("wrong-token");
    assertThat(run(viewer, "hold", "--by", "x", foreign.id().toString(), "--reason", "x"))
        .isEqualTo(2);
  }

  @Test
  void aGatewayThatIsNotReachedNotTrustedOrNoneIsTold() throws Exception {
    Path token = Files.writeString(directory.resolve("t"), "fba_some-token\n");
    String file = token.toString();
    String here = site.address().toString();

    assertThat(plain("list", "--server", here, "--token-file", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-ADM-008").contains("--trust-file");
    assertThat(plain("list", "--server", "http://127.0.0.1:1", "--token-file", file)).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-ADM-007");
    assertThat(plain("list", "--server", "http://gateway.example", "--token-file", file))
        .isEqualTo(2);
    assertThat(plain("list", "--server", here)).isEqualTo(2);
    assertThat(err.toString()).contains("FALLBRUECKE_TOKEN");
  }

  private int run(String token, String... arguments) throws Exception {
    Path file = Files.writeString(directory.resolve("token"), token + "\n");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--server",
            site.address().toString(),
            "--token-file",
            file.toString(),
            "--trust-file",
            site.trustFile().toString()));
    return plain(all.toArray(String[]::new));
  }

  private int plain(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = SubmissionsCommand.line();
    return line.setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .execute(arguments);
  }
}
