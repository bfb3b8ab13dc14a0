package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyDraft;
import de.fallbruecke.reply.ReplyIntake;
import de.fallbruecke.reply.ReplyRequest;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.World;
import de.fallbruecke.testkit.XtaPostbox;
import de.fallbruecke.xta.XtaSite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the portal through the message box and the gateway to the target, then closed. */
class XtaJobIT {
  private static final byte[] PROOF = "%PDF-1.7 Lohn".getBytes(StandardCharsets.UTF_8);
  @TempDir private static Path folder;
  private static World world;

  @BeforeAll
  static void start() {
    World.Builder builder = World.builder();
    XtaPostbox.settings(folder).forEach(builder::set);
    String reply = "fallbruecke.destinations." + XtaPostbox.DESTINATION + ".xta.reply.";
    builder
        .set(reply + "message-type", "antwort")
        .set(reply + "message-type-list", "urn:test:typen")
        .set(reply + "message-type-version", "1")
        .set(reply + "payload-schema", "urn:fallbruecke:antwort:1.0")
        .set("fallbruecke.replies.check-interval", "200ms");
    world = builder.withoutGateway();
    world
        .gatewaySettings()
        .keySet()
        .removeIf(
            key ->
                key.startsWith("fallbruecke.routes.instances.")
                    && !key.contains("." + XtaPostbox.DESTINATION + "."));
    world.startGateway();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aMessageBecomesACaseIsDeliveredAndOnlyThenClosed() {
    String id =
        XtaPostbox.SERVER.put(
            XtaPostbox.letter(
                List.of(new XtaContent("application/pdf", "Lohn.pdf", "lohn", PROOF))));

    Submission done = await(id, SubmissionState.CONFIRMED);

    assertThat(XtaPostbox.SERVER.closed(id)).isTrue();
    assertThat(world.evidence(done))
        .containsSubsequence(
            "ANNOUNCED",
            "XTA_FETCHED",
            "RECEIVED",
            "MAPPED",
            "DELIVERED",
            "XTA_CLOSED",
            "XTA_TRANSPORT_REPORT",
            "CONFIRMED");
    assertThat(world.sink().cases())
        .filteredOn(taken -> taken.submissionId().equals(done.id().toString()))
        .hasSize(1);
    assertThat(world.caseOf(done).getDocuments())
        .extracting(document -> document.getFilename())
        .contains("Lohn.pdf");
  }

  @Test
  void aTestMessageIsMarkedAllTheWay() {
    String id = XtaPostbox.SERVER.put(XtaPostbox.letter(List.of()).asTest());

    Submission done = await(id, SubmissionState.CONFIRMED);

    assertThat(done.test()).isTrue();
    assertThat(world.caseOf(done).isTest()).isTrue();
  }

  @Test
  void anAnswerWithADocumentGoesBackToTheAuthorAndNamesHisMessage() throws IOException {
    String id = XtaPostbox.SERVER.put(XtaPostbox.letter(List.of()));
    Submission done = await(id, SubmissionState.CONFIRMED);
    Cases cases = world.bean(Cases.class);
    CaseEntry entry =
        cases.find(cases.ofSubmission(done.id()).orElseThrow().caseId()).orElseThrow();
    ReplyIntake intake = world.bean(ReplyIntake.class);
    Reply reply;
    try (ReplyDraft draft = intake.draft("beispiel-fv", "answer")) {
      draft.document("Bescheid.pdf", "application/pdf", new ByteArrayInputStream(PROOF));
      reply =
          intake
              .accept(draft, "beispiel-fv", "answer", entry, ReplyRequest.message("Grüße vom Amt"))
              .reply();
    }

    await(reply, ReplyState.SUBMITTED);
    assertThat(XtaPostbox.SERVER.received(XtaSite.AUTHOR))
        .filteredOn(one -> one.inReplyTo().contains(id))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(new String(one.message().bytes(), StandardCharsets.UTF_8))
                  .contains("Grüße vom Amt");
              assertThat(one.attachments()).extracting(XtaContent::bytes).containsExactly(PROOF);
            });
    XtaSite.closeAsAuthor("2.1.1");
    await(reply, ReplyState.TAKEN);
    assertThat(world.evidence(done))
        .containsSubsequence(
            "REPLY_ACCEPTED", "XTA_REPLY_ID", "XTA_REPLY_SENT", "XTA_TRANSPORT_REPORT");
  }

  private static void await(Reply reply, ReplyState state) {
    Replies replies = world.bean(Replies.class);
    Awaitility.await(reply.id() + " becomes " + state)
        .atMost(Duration.ofSeconds(60))
        .until(() -> replies.get(reply.id()).state(), state::equals);
  }

  private static Submission await(String id, SubmissionState state) {
    Submissions submissions = world.bean(Submissions.class);
    Awaitility.await(id + " becomes " + state)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> submissions.find(XtaPostbox.DESTINATION, id).map(Submission::state).orElse(null),
            state::equals);
    return submissions.find(XtaPostbox.DESTINATION, id).orElseThrow();
  }
}
