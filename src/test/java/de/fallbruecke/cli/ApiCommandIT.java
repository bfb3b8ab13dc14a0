package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.access.Role;
import de.fallbruecke.admin.AdminSite;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Every operation from the command line, as its description says. */
class ApiCommandIT {
  private final AdminSite site = AdminSite.shared();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void everyOperationOfTheDescriptionIsListedAndDescribed() {
    assertThat(plain()).isZero();

    assertThat(ApiOperation.all()).hasSizeGreaterThan(90);
    for (ApiOperation operation : ApiOperation.all()) {
      assertThat(plain(operation.id(), "--describe")).as(operation.id()).isZero();
      assertThat(out.toString())
          .contains(operation.summary(), operation.method() + " " + operation.path());
    }
    plain("pauseTarget", "--describe");
    assertThat(out.toString()).contains("name=...  text, required", "reason=...", "needs ");
    plain("verifyProof", "--describe");
    assertThat(out.toString()).contains("--body FILE, application/zip");
  }

  @Test
  void aPauseWithItsReasonIsMadeAndEndedAndInTheAuditLog() throws Exception {
    String token = site.token("erika", Role.OPERATOR, "nord");

    assertThat(run(token, "pauseTarget", "name=nord-fv", "reason=Umzug = Pause"))
        .as(err.toString())
        .isZero();
    assertThat(run(token, "listTargets")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Umzug = Pause");
    assertThat(run(token, "resumeTarget", "name=nord-fv")).as(err.toString()).isZero();

    String auditor = site.token("anna", Role.AUDITOR, "nord");
    assertThat(run(auditor, "listAudit", "by=erika", "limit=20")).as(err.toString()).isZero();
    JsonNode log = Json.mapper().readTree(out.toString());
    assertThat(log).anyMatch(entry -> entry.toString().contains("Umzug = Pause"));
  }

  @Test
  void whatWasSeenIsToldInTheFormInWhichItIsGivenBack() throws Exception {
    String token = site.token("erika", Role.OPERATOR, "nord");
    String id = site.held("nord").id().toString();

    assertThat(run(token, "showSubmission", "id=" + id)).isZero();
    String seen = err.toString().strip();
    assertThat(seen).startsWith("If-Match=HELD-");
    assertThat(
            run(token, "actOnSubmission", "id=" + id, "If-Match=HELD-0", "act=release", "reason=x"))
        .as("somebody else was faster")
        .isEqualTo(1);
    assertThat(
            run(token, "actOnSubmission", "id=" + id, seen, "act=release", "reason=Route ist da"))
        .as(err.toString())
        .isZero();
  }

  @Test
  void aFileGoesWhereItIsWantedAndIsTakenBackAsOne() throws Exception {
    String token = site.token("anna", Role.AUDITOR, "nord");
    String id = site.held("nord").id().toString();
    Path proof = directory.resolve("proof.zip");

    assertThat(run(token, "exportProof", "id=" + id)).as("no place for a file").isEqualTo(2);
    assertThat(run(token, "exportProof", "id=" + id, "--output", proof.toString()))
        .as(err.toString())
        .isZero();
    assertThat(run(token, "verifyProof", "--body", proof.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains(id);
    assertThat(run(token, "exportProof", "id=" + id, "--output", proof.toString()))
        .as("never over another file")
        .isEqualTo(2);
  }

  @Test
  void whatIsWrongIsSaidBeforeAnythingIsSent() throws Exception {
    String token = site.token("erika", Role.OPERATOR, "nord");

    assertThat(run(token, "noSuchThing")).isEqualTo(2);
    assertThat(run(token, "pauseTarget", "reason=x")).isEqualTo(2);
    assertThat(err.toString()).contains("pauseTarget needs name=");
    assertThat(run(token, "pauseTarget", "name=nord-fv", "reason=x", "until=y")).isEqualTo(2);
    assertThat(err.toString()).contains("has no until");
    assertThat(run(token, "pauseTarget", "name=nord-fv", "reason")).isEqualTo(2);
    assertThat(run(token, "verifyProof", "--body", "no-such-file")).isEqualTo(2);
    assertThat(plain("listAlarms")).isEqualTo(2);
    assertThat(err.toString()).contains("--server");
    assertThat(run(token, "pauseTarget", "name=../../me", "reason=x")).isEqualTo(1);
    assertThat(err.toString()).startsWith("FB-");
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
    return new CommandLine(new ApiCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .setParameterExceptionHandler(FolderOnly::misused)
        .execute(arguments);
  }
}
