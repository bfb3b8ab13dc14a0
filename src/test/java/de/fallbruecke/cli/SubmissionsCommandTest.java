package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The commands in this process, against a real database and a gateway that runs beside them. */
class SubmissionsCommandTest {
  private static final Database DATABASE = Database.migrated();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());
  private static final EvidenceLog EVIDENCE = TestEvidence.postgres(JDBC, Clock.systemUTC());
  private static final Submissions SUBMISSIONS = TestSubmissions.postgres(JDBC);

  @TempDir static Path directory;
  private static Path configuration;
  private static ConfigurableApplicationContext gateway;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
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
              destinations:
                soziales:
                  tenant: musterkreis
                  channel: fitconnect
            """
                .formatted(directory, DATABASE.url()));
    gateway = RunningGateway.start(DATABASE.url(), directory);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void theListShowsWhatTheSearchFinds() {
    Submission held = held(FaultCode.MAPPING_FAILED);
    held(FaultCode.NO_ROUTE);

    assertThat(run("list", "--state", "held", "--code", "FB-MAP-002", "--json")).isZero();
    JsonNode rows = Json.mapper().readTree(out.toString());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("id").asString()).isEqualTo(held.id().toString());
    assertThat(rows.get(0).path("code").asString()).isEqualTo("FB-MAP-002");

    assertThat(run("list", "--destination", "soziales", "--limit", "1")).isZero();
    assertThat(out.toString()).contains("More: --before ");
    assertThat(run("list", "--older-than", "36500d")).isZero();
    assertThat(out.toString()).contains("0 in all");
  }

  @Test
  void aHeldSubmissionIsShownWithItsRemedyAndItsTimeline() {
    Submission held = held(FaultCode.NO_ROUTE);
    run("hold", announced().id().toString(), "--reason", "x", "--no-wait");

    assertThat(run("show", held.id().toString())).isZero();
    assertThat(out.toString())
        .contains("HELD")
        .contains("held in ANNOUNCED")
        .contains("What to do: No active route takes this service")
        .contains("ANNOUNCED             {externalId=" + held.externalId());

    assertThat(run("show", held.id().toString(), "--json")).isZero();
    JsonNode json = Json.mapper().readTree(out.toString());
    assertThat(json.path("hold").path("code").asString()).isEqualTo("FB-RTE-003");
    assertThat(json.path("timeline")).hasSize(1);
    assertThat(run("show", UUID.randomUUID().toString())).isEqualTo(1);
    assertThat(err.toString()).contains("FB-SUB-003");
  }

  @Test
  void anActIsDoneByTheGatewayAndFollowedToItsEnd() {
    List<UUID> ids = List.of(announced().id(), announced().id());

    int status =
        run(
            "hold",
            ids.get(0).toString(),
            ids.get(1).toString(),
            "--reason",
            "the office is closed",
            "--by",
            "clerk");

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).contains("SUCCEEDED").contains("2 of 2").contains("by clerk");
    assertThat(ids)
        .allSatisfy(
            id -> {
              Submission held = SUBMISSIONS.get(id);
              assertThat(held.hold().code()).isEqualTo(FaultCode.HELD_BY_PERSON);
              assertThat(EVIDENCE.of(id).getLast().event().kind()).isEqualTo("HELD");
              assertThat(EVIDENCE.of(id))
                  .anySatisfy(
                      entry ->
                          assertThat(entry.event().facts())
                              .containsEntry("by", "clerk")
                              .containsEntry("reason", "the office is closed"));
            });
  }

  @Test
  void aReleaseThatFailsAgainIsNoSuccess() {
    Submission held = held(FaultCode.NO_ROUTE);

    int status = run("release", held.id().toString(), "--reason", "try", "--json");

    assertThat(status).isEqualTo(1);
    JsonNode job = Json.mapper().readTree(out.toString());
    assertThat(job.path("counts").path("FAILED_AGAIN").asInt()).isEqualTo(1);
    assertThat(job.path("items").get(0).path("code").asString()).isEqualTo("FB-FIT-002");
  }

  @Test
  void aDryRunOverASearchChangesNothing() {
    Submission held = held(FaultCode.HEADER_UNKNOWN);

    assertThat(run("reject", "--code", "FB-RTE-006", "--dry-run")).isZero();

    assertThat(out.toString()).contains("POSSIBLE").contains("dry run");
    assertThat(SUBMISSIONS.get(held.id())).isEqualTo(held);
  }

  @Test
  void aJobIsListedAndStopped() {
    List<String> arguments = new ArrayList<>(List.of("hold"));
    for (int i = 0; i < 5; i++) {
      arguments.add(announced().id().toString());
    }
    arguments.addAll(List.of("--reason", "slowly", "--rate", "0.01", "--no-wait", "--json"));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    String job = Json.mapper().readTree(out.toString()).path("job").asString();

    assertThat(run("stop", job)).isZero();
    assertThat(run("jobs", job)).isEqualTo(1);
    assertThat(out.toString()).contains("NOT_DONE").contains("STOPPED");
    assertThat(run("jobs")).isZero();
    assertThat(out.toString()).contains(job);
    assertThat(run("stop", UUID.randomUUID().toString())).isEqualTo(1);
  }

  @Test
  void wrongUsageIsToldBeforeAnythingIsDone() {
    String id = UUID.randomUUID().toString();
    assertThat(run("release", "--reason", "all of them")).isEqualTo(2);
    assertThat(run("release", id)).as("without a reason").isEqualTo(2);
    assertThat(run("release", id, "--state", "held", "--reason", "x")).isEqualTo(2);
    assertThat(run("release", "--state", "lost", "--reason", "x")).isEqualTo(2);
    assertThat(run("release", "--older-than", "long", "--reason", "x")).isEqualTo(2);
    assertThat(run("release", id, "--reason", "x", "--rate", "0")).isEqualTo(2);
    assertThat(run("release", "--code", "FB-RTE-999", "--reason", "x")).isEqualTo(2);
    assertThat(run("hold", id, "--problem", "x", "--reason", "x")).isEqualTo(2);
    assertThat(run("release", id, "--reason", "x")).as("unknown submission").isEqualTo(1);
  }

  @Test
  void aCommandNeverStartsADatabase() throws Exception {
    Path elsewhere =
        Files.writeString(
            directory.resolve("embedded.yaml"),
            "fallbruecke:\n  data-directory: " + directory.resolve("empty") + "\n");

    int status = command().execute("list", "--config", elsewhere.toString());

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("FB-CFG-004").contains("Nothing was started");
    assertThat(directory.resolve("empty")).doesNotExist();
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", configuration.toString()));
    return command().execute(all.toArray(String[]::new));
  }

  private CommandLine command() {
    return SubmissionsCommand.line()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(FallbrueckeCommand::failed);
  }

  private static Submission announced() {
    Submission announced = ASubmission.announced();
    SUBMISSIONS.add(announced);
    EVIDENCE.append(
        announced.id(),
        Event.of(SubmissionState.ANNOUNCED.name(), Map.of("externalId", announced.externalId())));
    return announced;
  }

  private static Submission held(FaultCode code) {
    Submission held = announced().held(code, code + " It cannot go on.", ASubmission.ANNOUNCED_AT);
    SUBMISSIONS.save(held);
    return held;
  }
}
