package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.CaseStatus;
import de.fallbruecke.reply.CaseStatuses;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyAddresses;
import de.fallbruecke.reply.ReplyDesk;
import de.fallbruecke.reply.ReplyDraft;
import de.fallbruecke.reply.ReplyIntake;
import de.fallbruecke.reply.ReplyRequest;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.reply.ReplyWays;
import de.fallbruecke.simulator.PortalReplies;
import de.fallbruecke.simulator.ReceivedReply;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.faults.FaultKind;
import de.fallbruecke.simulator.faults.InjectedFault;
import de.fallbruecke.submission.ReplyWay;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The way back over real HTTP: an answer of the specialist software reaches the portal, is
 * decrypted and verified there, and its end is followed, whatever fails on the way and however long
 * ago the submission was purged. A callback tells of the end; the look by the schedule is far off.
 */
class ReplyIT {
  private static final String TARGET = "beispiel-fv";

  /** A destination whose replies go over the older interface. */
  private static final String OLDER = "gewerbe";

  /** No test waits for it. */
  private static final Duration CHECK = Duration.ofHours(1);

  private static final byte[] NOTICE =
      ("%PDF-1.7 Bescheid äöü " + "x".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
  private static final byte[] NOTE =
      "Bitte nachreichen: Mietvertrag".getBytes(StandardCharsets.UTF_8);

  private static World world;
  private static PortalReplies portal;

  @BeforeAll
  static void start() {
    world =
        World.builder()
            .set("fallbruecke.replies.check-interval", CHECK.toString())
            .set("fallbruecke.engine.keep-content", "0s")
            .set("fallbruecke.destinations." + OLDER + ".fitconnect.reply-api-version", "v1")
            .start();
    for (String destination : List.of("wohngeld", OLDER)) {
      world
          .simulator()
          .callback(
              destination,
              URI.create(
                  "http://127.0.0.1:" + world.port() + "/callbacks/fitconnect/" + destination));
    }
    portal = world.portal().replies();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void noFaults() {
    world.simulator().clearFaults();
  }

  @Test
  void anAnswerWithTwoDocumentsReachesThePortalAfterTheSubmissionIsPurged() throws IOException {
    Submission submission = sent();
    CaseEntry entry = caseOf(submission);

    Reply reply =
        answer(entry, "k-1", ReplyRequest.message("Guten Tag,\nanbei der Bescheid."), true);

    await(reply, ReplyState.SUBMITTED);
    ReceivedReply received = portal.open(UUID.fromString(get(reply).externalId()));
    assertThat(received.flaw()).isNull();
    assertThat(received.data().path("text").asString(""))
        .isEqualTo("Guten Tag,\nanbei der Bescheid.");
    assertThat(received.data().path("replyTo").asString("")).isEqualTo(submission.externalId());
    assertThat(received.documents())
        .extracting(ReceivedReply.Document::filename)
        .containsExactly("Bescheid.pdf", "passwd");
    assertThat(received.documents().get(0).content()).isEqualTo(NOTICE);
    assertThat(received.documents().get(1).content()).isEqualTo(NOTE);

    portal.accept(received);
    await(reply, ReplyState.TAKEN);
    assertThat(world.evidence(submission))
        .containsSubsequence(
            "PURGED",
            "REPLY_ACCEPTED",
            "REPLY_ANNOUNCED",
            "REPLY_UPLOADED",
            "REPLY_SUBMITTED",
            "EVENT_TOKEN",
            "EVENT_TOKEN",
            "REPLY_TAKEN");
    assertThat(
            answer(entry, "k-1", ReplyRequest.message("Guten Tag,\nanbei der Bescheid."), true)
                .id())
        .as("the same once more is the same reply")
        .isEqualTo(reply.id());
    assertThatThrownBy(() -> answer(entry, "k-1", ReplyRequest.message("anders"), true))
        .hasMessageContaining("FB-RPL-007");
    assertThat(world.simulator().submittedReplies(received.caseId())).isOne();
  }

  @Test
  void anAnswerOverTheOlderInterfaceArrivesToo() throws IOException {
    Sent sent = world.portal().send(world.draft("gewerbeanmeldung").withReplyChannel());
    Submission submission = world.await(sent, SubmissionState.PURGED);

    Reply reply =
        answer(caseOf(submission), "k-7", ReplyRequest.message("Anbei der Gewerbeschein."), true);
    await(reply, ReplyState.SUBMITTED);
    assertThat(world.simulator().requests())
        .contains("PUT /submission-api/v1/replies/" + get(reply).externalId() + " 200");
    ReceivedReply received = portal.open(UUID.fromString(get(reply).externalId()));
    assertThat(received.flaw()).isNull();
    assertThat(received.data().path("text").asString("")).isEqualTo("Anbei der Gewerbeschein.");
    assertThat(received.documents())
        .extracting(ReceivedReply.Document::content)
        .containsExactly(NOTICE, NOTE);
    portal.accept(received);
    await(reply, ReplyState.TAKEN);
  }

  @Test
  void withoutACallbackTheScheduleSeesThatItWasTaken() {
    CaseEntry entry = caseOf(sent());
    world.simulator().inject(InjectedFault.once(FaultKind.CALLBACK_SILENT).times(-1));
    Reply reply = answer(entry, "k-8", ReplyRequest.message("Text"), false);
    await(reply, ReplyState.SUBMITTED);
    portal.accept(portal.open(UUID.fromString(get(reply).externalId())));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              world.clock().forward(CHECK);
              return get(reply).state() == ReplyState.TAKEN;
            });
  }

  @Test
  void aStatusKeepsTheFileNumberAndARefusalIsHeldForAPersonWhoSendsItOnceMore() {
    Submission submission = sent();
    CaseEntry entry = caseOf(submission);
    Reply reply =
        answer(
            entry,
            "k-2",
            ReplyRequest.status("AZ 50-1/2026", CaseStatus.INFORMATION_NEEDED, null),
            false);
    assertThat(world.bean(CaseStatuses.class).byFileNumber("az 50-1/2026"))
        .singleElement()
        .satisfies(found -> assertThat(found.caseId()).isEqualTo(entry.caseId()))
        .satisfies(found -> assertThat(found.status()).isEqualTo(CaseStatus.INFORMATION_NEEDED));

    await(reply, ReplyState.SUBMITTED);
    ReceivedReply first = portal.open(UUID.fromString(get(reply).externalId()));
    assertThat(first.data().path("status").asString("")).isEqualTo("information-needed");
    portal.reject(first, "https://schema.fitko.de/fit-connect/events/problems/technical-error");
    await(reply, ReplyState.HELD);
    assertThat(get(reply).code()).isEqualTo(FaultCode.REPLY_REFUSED);
    assertThat(get(reply).detail()).contains("technical-error").contains("does not have it");

    world
        .bean(ReplyDesk.class)
        .release(
            reply.id(),
            world.bean(Replies.class).get(reply.id()).version(),
            "test",
            "Portal ist repariert");
    await(reply, ReplyState.SUBMITTED);
    ReceivedReply second = portal.open(UUID.fromString(get(reply).externalId()));
    assertThat(second.replyId()).as("a refusal is final there").isNotEqualTo(first.replyId());
    portal.accept(second);
    await(reply, ReplyState.TAKEN);
  }

  @Test
  void lostAnswersAndBusyServicesSendItExactlyOnce() {
    CaseEntry entry = caseOf(sent());
    fault(FaultKind.EFFECT_WITHOUT_ANSWER, "POST", "/replies");
    fault(FaultKind.EFFECT_WITHOUT_ANSWER, "PUT", "/attachments/");
    world.simulator().inject(InjectedFault.status(503, "PUT", "/replies/").retryAfter(1));
    fault(FaultKind.EFFECT_WITHOUT_ANSWER, "PUT", "/v2/replies/");
    world.simulator().inject(InjectedFault.status(401, "PUT", "/replies/"));

    Reply reply = answer(entry, "k-3", ReplyRequest.message("einmal"), true);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(20)); // the pauses between the tries
              return get(reply).state() == ReplyState.SUBMITTED;
            });

    ReceivedReply received = portal.open(UUID.fromString(get(reply).externalId()));
    assertThat(received.flaw()).isNull();
    assertThat(received.documents()).hasSize(2);
    assertThat(world.simulator().submittedReplies(received.caseId())).isOne();
    portal.accept(received);
    await(reply, ReplyState.TAKEN);
  }

  @Test
  void otherTagsThanOursAreHeldAndNotCalledTaken() {
    CaseEntry entry = caseOf(sent());
    world
        .simulator()
        .inject(InjectedFault.once(FaultKind.REPLY_WRONG_TAGS).calls("GET", "/cases/").times(-1));
    Reply reply = answer(entry, "k-4", ReplyRequest.message("Text"), false);
    await(reply, ReplyState.SUBMITTED);
    portal.accept(portal.open(UUID.fromString(get(reply).externalId())));

    await(reply, ReplyState.HELD);
    assertThat(get(reply).code()).isEqualTo(FaultCode.REPLY_DIFFERS);
    world.simulator().clearFaults();
    world
        .bean(ReplyDesk.class)
        .release(
            reply.id(),
            world.bean(Replies.class).get(reply.id()).version(),
            "test",
            "Zustelldienst repariert");
    await(reply, ReplyState.TAKEN);
  }

  @Test
  void whatTheGatewayDoesNotSendIsSaidSoAndKept() {
    Sent byMail =
        world
            .portal()
            .send(
                world
                    .draft("wohngeld")
                    .editMetadata(
                        metadata -> {
                          metadata
                              .putObject("replyChannel")
                              .putObject("eMail")
                              .put("address", "erika@example.org");
                          return metadata;
                        }));
    Submission submission = world.await(byMail, SubmissionState.PURGED);
    assertThat(world.evidence(submission)).contains("CONFIRMED");
    assertThat(world.bean(ReplyWays.class).of(submission))
        .isInstanceOfSatisfying(
            ReplyWay.NotServed.class,
            none -> assertThat(none.reason()).isEqualTo("kind-not-served"));
    assertThat(
            world.bean(ReplyAddresses.class).find(submission.id()).orElseThrow().channel().fields())
        .containsEntry("address", "erika@example.org");

    Reply reply =
        answer(
            caseOf(submission),
            "k-6",
            ReplyRequest.status("AZ 7", CaseStatus.RECEIVED, null),
            false);
    assertThat(reply.state()).isEqualTo(ReplyState.NOT_SENDABLE);
    assertThat(reply.detail()).isEqualTo("kind-not-served");
    assertThat(world.evidence(submission))
        .contains("REPLY_NOT_SENDABLE")
        .doesNotContain("REPLY_ANNOUNCED");
  }

  @Test
  void aProcessThatDiesAnywhereOnTheWaySendsItExactlyOnce() {
    CaseEntry entry = caseOf(sent());
    UUID caseId = null;
    int died = 0;
    boolean alive = false;
    for (int moment = 1; !alive; moment++) {
      DyingProcess process = new DyingProcess(world, moment);
      Reply reply = process.accept(entry, TARGET, "dies-" + moment);
      alive = process.runToItsDeath(reply);
      died += alive ? 0 : 1;
      Reply stored = new DyingProcess(world, 0).runUntil(reply, ReplyState.SUBMITTED);
      ReceivedReply received = portal.open(UUID.fromString(stored.externalId()));
      assertThat(received.flaw()).as("died at moment %d", moment).isNull();
      assertThat(received.documents()).hasSize(2);
      caseId = received.caseId();
      assertThat(world.simulator().submittedReplies(caseId))
          .as("submitted after the death at moment %d", moment)
          .isEqualTo(moment);
    }
    assertThat(died).as("six effects and six commits, each before and after").isEqualTo(24 - 2);
  }

  private static Submission sent() {
    Sent sent = world.portal().send(world.draft("wohngeld").withReplyChannel());
    return world.await(sent, SubmissionState.PURGED);
  }

  private static CaseEntry caseOf(Submission submission) {
    Cases cases = world.bean(Cases.class);
    return cases.find(cases.ofSubmission(submission.id()).orElseThrow().caseId()).orElseThrow();
  }

  private static Reply answer(
      CaseEntry entry, String key, ReplyRequest request, boolean documents) {
    ReplyIntake intake = world.bean(ReplyIntake.class);
    try (ReplyDraft draft = intake.draft(TARGET, key)) {
      if (documents) {
        draft.document("Bescheid.pdf", "application/pdf", new ByteArrayInputStream(NOTICE));
        draft.document(
            "../../etc/passwd", "text/plain; charset=utf-8", new ByteArrayInputStream(NOTE));
      }
      return intake.accept(draft, TARGET, key, entry, request).reply();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply await(Reply reply, ReplyState... any) {
    List<ReplyState> wanted = Arrays.asList(any);
    Awaitility.await(reply.id() + " becomes " + wanted)
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> wanted.contains(get(reply).state()));
    return get(reply);
  }

  private static Reply get(Reply reply) {
    return world.bean(Replies.class).get(reply.id());
  }

  private static void fault(FaultKind kind, String method, String path) {
    world.simulator().inject(InjectedFault.once(kind).calls(method, path));
  }
}
