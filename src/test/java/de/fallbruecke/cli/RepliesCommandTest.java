package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.testkit.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The commands in this process, against a real database. */
class RepliesCommandTest {
  private static final Database DATABASE = Database.migrated();
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());
  private static final Replies REPLIES = TestReplies.postgres(JDBC);
  private static final EvidenceLog EVIDENCE = TestEvidence.postgres(JDBC, Clock.systemUTC());

  @TempDir static Path directory;
  private static Path configuration;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void configured() throws Exception {
    configuration =
        Files.writeString(
            directory.resolve("fallbruecke.yaml"),
            """
            fallbruecke:
              data-directory: %s
              database:
                url: "%s"
            """
                .formatted(directory, DATABASE.url()));
  }

  @Test
  void aHeldAnswerIsListedAndReleasedAndTheGatewayHasItsTask() {
    Reply held = held();

    assertThat(run("list", "--json")).as(err.toString()).isZero();
    assertThat(Json.mapper().readTree(out.toString()))
        .filteredOn(row -> row.path("id").asString().equals(held.id().toString()))
        .singleElement()
        .satisfies(
            row -> {
              JsonNode json = row;
              assertThat(json.path("code").asString()).isEqualTo("FB-RPL-002");
              assertThat(json.path("heldFrom").asString()).isEqualTo("ACCEPTED");
            });
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains(held.id().toString()).contains("in all");

    assertThat(run("release", held.id().toString(), "--reason", "asked again", "--by", "clerk"))
        .as(err.toString())
        .isZero();

    Reply released = REPLIES.get(held.id());
    assertThat(released.state()).isEqualTo(ReplyState.ACCEPTED);
    assertThat(planned(released)).isEqualTo(1);
    assertThat(EVIDENCE.of(held.origin().submission()).getLast().event())
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo("REPLY_RELEASED");
              assertThat(event.facts())
                  .containsEntry("by", "clerk")
                  .containsEntry("reason", "asked again");
            });
  }

  @Test
  void oneThatIsGivenUpEndsAndOneThatIsNotHeldStaysAsItIs() {
    Reply held = held();
    Reply open = accepted();

    assertThat(run("close", open.id().toString(), held.id().toString(), "--reason", "by letter"))
        .isEqualTo(1);

    assertThat(err.toString()).contains("not HELD");
    assertThat(REPLIES.get(held.id()).state()).isEqualTo(ReplyState.REFUSED);
    assertThat(REPLIES.get(open.id()).state()).isEqualTo(ReplyState.ACCEPTED);
  }

  @Test
  void nothingIsDoneWithoutAReason() {
    Reply held = held();

    assertThat(run("close", held.id().toString())).isEqualTo(2);

    assertThat(err.toString()).contains("--reason");
    assertThat(REPLIES.get(held.id()).state()).isEqualTo(ReplyState.HELD);
  }

  private static long planned(Reply reply) {
    return JDBC.sql("select count(*) from scheduled_tasks where task_instance = :instance")
        .param("instance", reply.id() + "." + reply.version())
        .query(Long.class)
        .single();
  }

  private static Reply accepted() {
    Reply reply =
        Reply.accepted(
            UUID.randomUUID(),
            new Reply.Origin(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "musterkreis",
                "soziales",
                "fv",
                Reply.Kind.STATUS,
                UUID.randomUUID().toString(),
                "f",
                Instant.now().truncatedTo(ChronoUnit.MICROS)));
    assertThat(REPLIES.add(reply)).isTrue();
    return REPLIES.get(reply.id());
  }

  private static Reply held() {
    Reply held =
        accepted().held(FaultCode.REPLY_REFUSED, "x", Instant.now().truncatedTo(ChronoUnit.MICROS));
    REPLIES.save(held);
    return REPLIES.get(held.id());
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--config", configuration.toString()));
    return RepliesCommand.line()
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .execute(all.toArray(String[]::new));
  }
}
