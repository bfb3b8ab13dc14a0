package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.route.Routed;
import de.fallbruecke.submission.ContentDefect;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The six tasks on a real PostgreSQL with a scripted outside world and a clock that the test moves.
 */
class EngineTest {
  private EngineBench bench;

  @BeforeEach
  void aBench() {
    bench = new EngineBench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aSubmissionBecomesACaseIsDeliveredAndConfirmed() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);

    assertThat(bench.channel.posted).containsExactly(new Decision.Accept());
    assertThat(bench.dispatch.sent).hasSize(1);
    assertThat(bench.evidence.of(end.id()))
        .extracting(entry -> entry.event().kind())
        .containsExactly(
            "ANNOUNCED",
            "EVENT_LOG_VERIFIED",
            "RECEIVED",
            "MAPPED",
            "DELIVERY_DELIVERED",
            "DELIVERED",
            "RECEIPT_POSTED",
            "CONFIRMED");
    bench.evidence.verify(end.id());
  }

  @Test
  void aMessageThatIsListedAgainIsReceivedOnce() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);

    bench.tick(Duration.ofMinutes(1));
    bench.awaitIdle();

    assertThat(bench.submissions.get(end.id())).isEqualTo(end);
    assertThat(bench.dispatch.sent).hasSize(1);
  }

  @Test
  void theContentIsDestroyedAtItsDateAndTheEvidenceKept() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);
    assertThat(bench.vault.parts(end.id())).isNotEmpty();

    bench.tick(Duration.ofDays(7).plusMinutes(1));
    bench.await(end.id(), SubmissionState.PURGED);

    assertThat(bench.vault.parts(end.id())).isEmpty();
    assertThat(bench.evidence.of(end.id())).extracting(Entry::number).hasSize(9);
  }

  @Test
  void aSenderDefectIsRejectedWithItsProblemsAndNothingIsDelivered() {
    bench.channel.reception = s -> ScriptedChannel.defective(true);

    bench.submitAndRun(SubmissionState.REJECTED);

    assertThat(bench.channel.posted)
        .containsExactly(new Decision.Reject(List.of(ScriptedChannel.PROBLEM)));
    assertThat(bench.dispatch.sent).isEmpty();
  }

  @Test
  void aLostAnswerToARejectionLeadsToTheSameRejectionAgain() {
    bench.channel.reception = s -> ScriptedChannel.defective(true);
    AtomicInteger calls = new AtomicInteger();
    var post = bench.channel.receipt;
    bench.channel.receipt =
        (s, decision) -> {
          if (calls.getAndIncrement() == 0) {
            throw new TransientFault(FaultCode.REMOTE_UNREACHABLE, "time-out", (Duration) null);
          }
          return post.apply(s, decision);
        };

    Submission waiting = bench.submitAndRun(SubmissionState.REJECTING);
    bench.awaitTries(waiting.id(), 1);
    bench.tick(Duration.ofMinutes(1));
    bench.await(waiting.id(), SubmissionState.REJECTED);

    assertThat(bench.channel.posted)
        .containsExactly(new Decision.Reject(List.of(ScriptedChannel.PROBLEM)));
  }

  @Test
  void anOwnDefectIsHeldAndNothingIsPosted() {
    bench.channel.reception = s -> ScriptedChannel.defective(false);

    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(held.hold().from()).isEqualTo(SubmissionState.ANNOUNCED);
    assertThat(held.hold().detail()).contains("The tag of the data differs.");
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void whatThePortalHasClosedAlreadyIsHeld() {
    bench.channel.reception =
        s -> new Reception.AlreadyClosed("rejected by the service", List.of());

    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(held.hold().code()).isEqualTo(FaultCode.CLOSED_REMOTELY);
  }

  @Test
  void aPassingFaultIsTriedAgainUntilItIsOver() {
    AtomicInteger calls = new AtomicInteger();
    var receive = bench.channel.reception;
    bench.channel.reception =
        s -> {
          if (calls.getAndIncrement() < 3) {
            throw new TransientFault(FaultCode.REMOTE_UNREACHABLE, "503", Duration.ofSeconds(30));
          }
          return receive.apply(s);
        };

    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    for (int failed = 1; failed <= 3; failed++) {
      bench.awaitTries(waiting.id(), failed);
      bench.tick(Duration.ofMinutes(2));
    }

    bench.await(waiting.id(), SubmissionState.CONFIRMED);
  }

  @Test
  void whatCannotPassIsHeldAfterThreeHundredTries() {
    bench.channel.reception =
        s -> {
          throw new TransientFault(FaultCode.REMOTE_UNREACHABLE, "503", (Duration) null);
        };
    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    bench.awaitTries(waiting.id(), 1);
    bench.alreadyTried(waiting.id(), 299);

    bench.tick(Duration.ofMinutes(15));

    Submission held = bench.await(waiting.id(), SubmissionState.HELD);
    assertThat(held.hold().code()).isEqualTo(FaultCode.TASK_GIVES_UP);
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void retryAfterIsRespected() {
    bench.channel.reception =
        s -> {
          throw new TransientFault(FaultCode.REMOTE_UNREACHABLE, "429", Duration.ofMinutes(10));
        };
    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    bench.awaitTries(waiting.id(), 1);

    bench.tick(Duration.ofMinutes(9));
    bench.awaitIdle();
    assertThat(bench.submissions.get(waiting.id()).tries()).isEqualTo(1);

    bench.tick(Duration.ofMinutes(2));
    bench.awaitTries(waiting.id(), 2);
  }

  @Test
  void anUnexpectedErrorHoldsOneSubmissionAndLeavesItsNeighbourAlone() {
    var receive = bench.channel.reception;
    bench.channel.reception =
        s -> {
          if (s.externalId().equals("poison")) {
            throw new IllegalStateException("Änne Mustermann");
          }
          return receive.apply(s);
        };

    bench.announce("poison");
    bench.announce("healthy");
    bench.start();

    Submission held = bench.await("poison", SubmissionState.HELD);
    bench.await("healthy", SubmissionState.CONFIRMED);
    assertThat(held.hold().code()).isEqualTo(FaultCode.UNEXPECTED);
    assertThat(held.hold().detail()).doesNotContain("Mustermann");
  }

  @Test
  void aStepThatRunsOutOfMemoryOnEveryTryIsHeldWithItsCode() {
    AtomicInteger calls = new AtomicInteger();
    bench.channel.reception =
        s -> {
          calls.incrementAndGet();
          throw new OutOfMemoryError("Java heap space");
        };

    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    for (int failed = 1; failed < 3; failed++) {
      bench.awaitTries(waiting.id(), failed);
      bench.tick(Duration.ofMinutes(2));
    }

    Submission held = bench.await(waiting.id(), SubmissionState.HELD);
    assertThat(held.hold().code()).isEqualTo(FaultCode.MEMORY_EXHAUSTED);
    assertThat(calls).hasValue(3);
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void whoeverOnlySufferedFromANeighboursMemoryGoesOn() {
    AtomicInteger calls = new AtomicInteger();
    var receive = bench.channel.reception;
    bench.channel.reception =
        s -> {
          if (calls.getAndIncrement() == 0) {
            throw new OutOfMemoryError("Java heap space");
          }
          return receive.apply(s);
        };

    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    bench.awaitTries(waiting.id(), 1);
    bench.tick(Duration.ofMinutes(2));

    bench.await(waiting.id(), SubmissionState.CONFIRMED);
  }

  @Test
  void anyOtherErrorHoldsTheSubmissionInsteadOfBeingRepeatedForEver() {
    bench.channel.reception =
        s -> {
          throw new StackOverflowError();
        };

    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(held.hold().code()).isEqualTo(FaultCode.UNEXPECTED);
  }

  @Test
  void anErrorWhileSendingCountsAsAnUnclearOutcome() {
    bench.dispatch.idempotent = false;
    bench.dispatch.answer =
        d -> {
          throw new OutOfMemoryError("Java heap space");
        };

    bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.dispatch.sent).hasSize(1);
  }

  @Test
  void aFailingListingIsTriedAgain() {
    bench.failListings(2);
    bench.announce("one");
    bench.start();

    bench.awaitListings(1);
    bench.tick(Duration.ofMinutes(1));
    bench.awaitListings(2);
    bench.tick(Duration.ofMinutes(1));

    bench.await("one", SubmissionState.CONFIRMED);
  }

  @Test
  void thePauseAfterFailedListingsOutlivesARestart() {
    bench.failListings(2);
    bench.start();
    bench.awaitListings(1);
    bench.stopEngine();
    bench.start();
    bench.tick(Duration.ofSeconds(5));
    bench.awaitListings(2);
    assertThat(bench.listings.all())
        .singleElement()
        .isEqualTo(
            new Listing(
                "soziales",
                EngineBench.START,
                null,
                2,
                FaultCode.REMOTE_UNREACHABLE,
                EngineBench.START.plusSeconds(5),
                0,
                null));

    bench.tick(Duration.ofSeconds(10));
    bench.awaitListings(3);

    assertThat(bench.listings.all())
        .singleElement()
        .isEqualTo(
            new Listing(
                "soziales",
                EngineBench.START,
                EngineBench.START.plusSeconds(15),
                0,
                null,
                EngineBench.START.plusSeconds(5),
                0,
                null));
  }

  @Test
  void aPausedDestinationIsNotListedUntilItIsResumedAndWhatWaitsThenComes() {
    bench.start();
    bench.awaitListings(1);
    assertThat(bench.pauses.pause("soziales", "admin", "portal is rebuilt")).isTrue();
    assertThat(bench.pauses.pause("soziales", "other", "second")).isFalse();
    bench.announce("one");
    bench.tick(Duration.ofMinutes(10));
    bench.awaitIdle();
    assertThat(bench.listingCount()).isEqualTo(1);
    assertThat(bench.pauses.of("soziales"))
        .hasValueSatisfying(pause -> assertThat(pause.by()).isEqualTo("admin"));

    assertThat(bench.pauses.resume("soziales")).isTrue();
    assertThat(bench.pauses.resume("soziales")).isFalse();
    bench.tick(Duration.ofMinutes(2));
    bench.await("one", SubmissionState.CONFIRMED);
  }

  @Test
  void aSubmissionThatCameWhileNobodyListedCountsFromTheListingBefore() {
    bench.start();
    bench.awaitListings(1);
    bench.stopEngine();
    bench.tick(Duration.ofDays(4));
    bench.channel.reception = s -> ScriptedChannel.defective(false);

    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(held.announcedAt()).isEqualTo(EngineBench.START.plus(Duration.ofDays(4)));
    assertThat(bench.waiting.unconfirmed(bench.clock.instant().minus(Duration.ofDays(3))))
        .containsExactly(
            new Waiting.Unconfirmed("musterkreis", "soziales", EngineBench.START, held.id(), 1));
  }

  @Test
  void contentThatIsNotDestroyedAtItsDateIsSeen() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);
    bench.awaitIdle();
    bench.stopEngine();
    bench.tick(Duration.ofDays(8));
    assertThat(bench.backlog.unpurged(Duration.ofDays(1), 3)).isEqualTo(new Backlog.Unpurged(0, 0));
    bench.tick(Duration.ofSeconds(1));
    assertThat(bench.backlog.unpurged(Duration.ofDays(1), 3)).isEqualTo(new Backlog.Unpurged(1, 0));
    bench.alreadyTried(end.id(), 3);
    assertThat(bench.backlog.unpurged(Duration.ofDays(1), 3)).isEqualTo(new Backlog.Unpurged(1, 1));

    bench.start();
    bench.await(end.id(), SubmissionState.PURGED);
    assertThat(bench.backlog.unpurged(Duration.ofDays(1), 3)).isEqualTo(new Backlog.Unpurged(0, 0));
  }

  @Test
  void theQueueIsAsLateAsItsOldestStep() {
    bench.start();
    bench.awaitListings(1);
    bench.stopEngine();
    assertThat(bench.backlog.due()).isEqualTo(new Backlog.Due(0, Duration.ZERO));

    bench.tick(Duration.ofSeconds(65));

    // The pause between two listings of five seconds is up to a tenth shorter.
    assertThat(bench.backlog.due().count()).isEqualTo(1);
    assertThat(bench.backlog.due().delay())
        .isBetween(Duration.ofMinutes(1), Duration.ofMillis(60_500));
  }

  @Test
  void noRouteHoldsAndAReleaseGoesOnWithoutTheOldError() {
    var route = bench.routing;
    bench.routing =
        s -> {
          throw new Fault(FaultCode.NO_ROUTE, "No route takes this service.");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    assertThat(held.hold().from()).isEqualTo(SubmissionState.RECEIVED);

    bench.routing = route;
    bench.act(held.id(), Act.RELEASE);

    Submission end = bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(end.hold()).isNull();
    assertThat(bench.act(end.id(), Act.RELEASE)).isInstanceOf(Effect.NotPossible.class);
  }

  @Test
  void defectiveDataIsRejectedThroughTheDefectTable() {
    bench.routing =
        s -> new Routed.Defective(new ContentDefect(ContentDefect.Kind.SCHEMA_VIOLATION, "line 3"));

    bench.submitAndRun(SubmissionState.REJECTED);

    assertThat(bench.channel.posted).hasSize(1).first().isInstanceOf(Decision.Reject.class);
  }

  @Test
  void afterAnEarlyReceiptDefectiveDataIsHeldInsteadOfRejected() {
    bench.receiptCondition(Destination.ReceiptCondition.RECEIVED);
    bench.routing =
        s -> new Routed.Defective(new ContentDefect(ContentDefect.Kind.SCHEMA_VIOLATION, "line 3"));

    bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.channel.posted).doesNotHaveAnyElementsOfTypes(Decision.Reject.class);
  }

  @Test
  void anEarlyReceiptIsPostedBeforeTheDelivery() {
    bench.receiptCondition(Destination.ReceiptCondition.RECEIVED);
    bench.dispatch.answer =
        d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofHours(1));

    Submission waiting = bench.submitAndRun(SubmissionState.MAPPED);
    bench.awaitReceipts(1);

    assertThat(bench.submissions.get(waiting.id()).state()).isEqualTo(SubmissionState.MAPPED);
    bench.dispatch.answer = d -> new Outcome.Delivered(null);
    bench.tick(Duration.ofHours(2));
    bench.await(waiting.id(), SubmissionState.CONFIRMED);
  }

  @Test
  void aRefusalIsHeldAndAReleaseSendsTheSameKeyAgain() {
    bench.dispatch.answer = d -> new Outcome.Refused(FaultCode.TARGET_REFUSED, "400");
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    assertThat(held.hold().from()).isEqualTo(SubmissionState.MAPPED);

    bench.dispatch.answer = d -> new Outcome.Delivered(null);
    bench.act(held.id(), Act.RELEASE);
    bench.await(held.id(), SubmissionState.CONFIRMED);

    assertThat(bench.dispatch.sent).hasSize(2);
    assertThat(bench.dispatch.sent.get(0).idempotencyKey())
        .isEqualTo(bench.dispatch.sent.get(1).idempotencyKey());
  }

  @Test
  void theReceiptWaitsForAllRequiredDeliveries() {
    bench.wanted = List.of(new Routed.Wanted("one", true), new Routed.Wanted("two", true));
    bench.dispatch.answer =
        d ->
            d.target().equals("two") && bench.clock.instant().equals(EngineBench.START)
                ? new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null)
                : new Outcome.Delivered(null);

    Submission waiting = bench.submitAndRun(SubmissionState.MAPPED);
    bench.awaitSent(2);
    assertThat(bench.channel.posted).isEmpty();

    bench.tickUntil(waiting.id(), SubmissionState.CONFIRMED, Duration.ofMinutes(1));
    assertThat(bench.channel.posted).hasSize(1);
  }

  @Test
  void aReceiptThatThePortalContradictsIsHeld() {
    bench.channel.receipt = (s, d) -> new Receipt.Contradicted("rejected on day 14", List.of());

    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(held.hold().code()).isEqualTo(FaultCode.RECEIPT_CONTRADICTED);
    assertThat(held.hold().from()).isEqualTo(SubmissionState.DELIVERED);
  }

  @Test
  void aTaskPlannedInARolledBackTransactionDoesNotExist() {
    bench.transaction.executeWithoutResult(
        status -> {
          bench.agenda.plan(Task.RECEIVE, java.util.UUID.randomUUID(), 0);
          status.setRollbackOnly();
        });

    assertThat(bench.plannedTasks("receive")).isZero();
  }

  @Test
  void theTaskTableHoldsIdsAsJsonAndNothingElse() {
    bench.transaction.executeWithoutResult(
        status -> bench.agenda.plan(Task.RECEIVE, "5e9e3f9c-0000-4000-8000-000000000000", 3));

    assertThat(bench.taskData("receive"))
        .isEqualTo("{\"id\":\"5e9e3f9c-0000-4000-8000-000000000000\"}");
  }

  @Test
  void whatAnOptionalTargetStillWaitsForIsNotPurgedAndCanBeReleased() {
    bench.wanted = List.of(new Routed.Wanted("one", true), new Routed.Wanted("two", false));
    bench.dispatch.answer =
        d ->
            d.target().equals("two")
                ? new Outcome.Refused(FaultCode.TARGET_REFUSED, "400")
                : new Outcome.Delivered(null);
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);
    bench.awaitSent(2);

    bench.tick(Duration.ofDays(8));
    bench.awaitIdle();
    assertThat(bench.submissions.get(end.id()).state()).isEqualTo(SubmissionState.CONFIRMED);
    assertThat(bench.vault.parts(end.id())).isNotEmpty();

    bench.dispatch.answer = d -> new Outcome.Delivered(null);
    bench.act(end.id(), Act.RELEASE);
    bench.awaitSent(3);
    bench.tick(Duration.ofDays(2));
    bench.await(end.id(), SubmissionState.PURGED);
  }

  @Test
  void aLargeBacklogIsAnnouncedCompletely() {
    bench.channel.reception = s -> ScriptedChannel.defective(false);
    for (int i = 0; i < 250; i++) {
      bench.announce("backlog-" + i);
    }
    bench.start();
    bench.awaitCount(SubmissionState.HELD, 100);

    // The second and third hundred are spaced, to leave room for others in between.
    bench.tick(Duration.ofSeconds(1));
    bench.awaitCount(SubmissionState.HELD, 250);
  }

  @Test
  void theDateOfReceiptDoesNotMoveWithAHold() {
    var route = bench.routing;
    bench.routing =
        s -> {
          throw new Fault(FaultCode.NO_ROUTE, "No route takes this service.");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    bench.tick(Duration.ofDays(3));
    bench.routing = route;
    bench.act(held.id(), Act.RELEASE);

    assertThat(bench.await(held.id(), SubmissionState.CONFIRMED).receivedAt())
        .isEqualTo(EngineBench.START);
  }
}
