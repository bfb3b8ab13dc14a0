package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.route.Routed;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do with single submissions, on a real PostgreSQL with the engine running. */
class InterventionsTest {
  private final EngineBench bench = new EngineBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aRetryTriesAWaitingDeliveryNowWithItsKey() {
    bench.dispatch.answer = d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null);
    Submission waiting = bench.submitAndRun(SubmissionState.MAPPED);
    bench.awaitSent(1);
    bench.dispatch.answer = d -> new Outcome.Delivered(null);

    Effect.Started started = started(bench.act(waiting.id(), Act.RETRY));

    bench.await(waiting.id(), SubmissionState.CONFIRMED);
    assertThat(bench.dispatch.sent).extracting(Delivery::idempotencyKey).hasSize(2);
    assertThat(bench.dispatch.sent.get(1).idempotencyKey())
        .isEqualTo(bench.dispatch.sent.get(0).idempotencyKey());
    assertThat(bench.interventions.sequel(started.watch())).isInstanceOf(Sequel.Succeeded.class);
    Delivery delivery = bench.deliveries.of(waiting.id()).getFirst();
    assertThat(delivery.code()).isNull();
    assertThat(delivery.detail()).isNull();
    assertThat(lastFacts(waiting.id(), "RETRIED"))
        .containsEntry("by", "admin")
        .containsEntry("reason", "because");
  }

  @Test
  void aRetryThatFailsIsNeverCalledASuccess() {
    bench.dispatch.answer = d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null);
    Submission waiting = bench.submitAndRun(SubmissionState.MAPPED);
    bench.awaitSent(1);

    Effect.Started started = started(bench.act(waiting.id(), Act.RETRY));
    bench.awaitSent(2);

    assertThat(bench.interventions.sequel(started.watch()))
        .isInstanceOfSatisfying(
            Sequel.FailedAgain.class,
            failed -> assertThat(failed.code()).isEqualTo(FaultCode.TARGET_BUSY));
  }

  @Test
  void aRetryTriesAWaitingStepNowAndTellsWhatItMet() {
    var receive = bench.channel.reception;
    bench.channel.reception =
        s -> {
          throw new TransientFault(FaultCode.REMOTE_BUSY, "429", Duration.ofHours(1));
        };
    Submission waiting = bench.submitAndRun(SubmissionState.ANNOUNCED);
    bench.awaitTries(waiting.id(), 1);

    Effect.Started inVain = started(bench.act(waiting.id(), Act.RETRY));
    assertThat(bench.interventions.sequel(inVain.watch())).isInstanceOf(Sequel.Running.class);
    bench.awaitTries(waiting.id(), 2);
    assertThat(bench.interventions.sequel(inVain.watch()))
        .isInstanceOfSatisfying(
            Sequel.FailedAgain.class,
            failed -> assertThat(failed.code()).isEqualTo(FaultCode.REMOTE_BUSY));

    bench.channel.reception = receive;
    started(bench.act(waiting.id(), Act.RETRY));
    assertThat(bench.await(waiting.id(), SubmissionState.CONFIRMED).trouble()).isNull();
  }

  @Test
  void nothingIsReplayedThatDoesNotWait() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);
    bench.awaitIdle();

    assertThat(bench.act(end.id(), Act.RETRY)).isInstanceOf(Effect.NotPossible.class);
    assertThat(bench.act(end.id(), Act.RELEASE)).isInstanceOf(Effect.NotPossible.class);
    assertThat(bench.act(UUID.randomUUID(), Act.RETRY)).isInstanceOf(Effect.Failed.class);
    bench.tick(Duration.ofHours(1));
    bench.awaitIdle();
    assertThat(bench.dispatch.sent).hasSize(1);
    assertThat(bench.submissions.get(end.id())).isEqualTo(end);
  }

  @Test
  void whileASubmissionIsHeldByAPersonNothingOfItIsSent() {
    bench.dispatch.answer = d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null);
    Submission waiting = bench.submitAndRun(SubmissionState.MAPPED);
    bench.awaitSent(1);

    assertThat(bench.act(waiting.id(), Act.HOLD)).isInstanceOf(Effect.Done.class);
    bench.tick(Duration.ofHours(1));
    bench.awaitIdle();
    Submission held = bench.submissions.get(waiting.id());
    assertThat(held.hold().code()).isEqualTo(FaultCode.HELD_BY_PERSON);
    assertThat(held.hold().detail()).as("it is logged").doesNotContain("because");
    assertThat(lastFacts(held.id(), "STOPPED"))
        .containsEntry("by", "admin")
        .containsEntry("reason", "because");
    assertThat(bench.dispatch.sent).hasSize(1);

    bench.dispatch.answer = d -> new Outcome.Delivered(null);
    bench.act(waiting.id(), Act.RELEASE);
    bench.await(waiting.id(), SubmissionState.CONFIRMED);
    assertThat(bench.dispatch.sent).hasSize(2);
  }

  @Test
  void whatIsBeingSentIsNotTornAndItsRetryWaitsForTheRelease() {
    bench.dispatch.answer =
        d -> {
          bench.act(d.submission(), Act.HOLD);
          return new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null);
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitIdle();
    Delivery delivery = bench.deliveries.of(held.id()).getFirst();
    assertThat(delivery.state()).isEqualTo(DeliveryState.RETRY_AT);

    bench.tick(Duration.ofHours(1));
    bench.awaitIdle();
    assertThat(bench.dispatch.sent).hasSize(1);
    assertThat(bench.deliveries.get(delivery.id()).state()).isEqualTo(DeliveryState.HELD);

    bench.dispatch.answer = d -> new Outcome.Delivered(null);
    bench.act(held.id(), Act.RELEASE);
    bench.await(held.id(), SubmissionState.CONFIRMED);
  }

  @Test
  void aDeliveryThatArrivesWhileItsSubmissionIsHeldCountsAtTheRelease() {
    bench.dispatch.answer =
        d -> {
          bench.act(d.submission(), Act.HOLD);
          return new Outcome.Delivered("FV-1");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitIdle();
    assertThat(bench.channel.posted).isEmpty();

    bench.act(held.id(), Act.RELEASE);
    bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(bench.dispatch.sent).hasSize(1);
  }

  @Test
  void afterTheLastOpenRequiredDeliveryIsCancelledTheSubmissionGoesOn() {
    Submission held = twoTargetsOneRefuses();

    assertThat(bench.act(held.id(), Act.CANCEL)).isInstanceOf(Effect.Done.class);

    bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(bench.channel.posted).containsExactly(new Decision.Accept());
    assertThat(lastFacts(held.id(), "DELIVERY_CANCELLED")).containsEntry("target", "two");
  }

  @Test
  void whatTheTargetHasIsNeverCancelled() {
    Submission held = twoTargetsOneRefuses();

    Effect effect =
        bench.interventions.perform(
            held.id(), new Order(Act.CANCEL, "admin", "because", "one", null));

    assertThat(effect).isInstanceOf(Effect.NotPossible.class);
    assertThat(effect.detail()).contains("'one' is DELIVERED");
  }

  @Test
  void aSubmissionThatNoTargetTookIsNotConfirmedButHeldAndCanBeRejected() {
    Submission held = refused();
    bench.act(held.id(), Act.CANCEL);
    Submission alone = bench.submissions.get(held.id());
    assertThat(alone.hold().code()).isEqualTo(FaultCode.NOTHING_DELIVERED);
    assertThat(bench.act(held.id(), Act.RELEASE)).isInstanceOf(Effect.NotPossible.class);
    bench.tick(Duration.ofDays(1));
    bench.awaitIdle();
    assertThat(bench.channel.posted).isEmpty();

    started(bench.act(held.id(), Act.REJECT));

    bench.await(held.id(), SubmissionState.REJECTED);
    assertThat(bench.channel.posted)
        .containsExactly(
            new Decision.Reject(
                List.of(new Problem("urn:test:general", "Refused", "because", "other"))));
    assertThat(lastFacts(held.id(), "REJECTING")).containsEntry("by", "admin");
    bench.tick(Duration.ofDays(8));
    bench.await(held.id(), SubmissionState.PURGED);
  }

  @Test
  void aPersonCanAnswerForACaseThatWasTakenOverInAnotherWay() {
    Submission held = refused();
    assertThat(bench.act(held.id(), Act.ACCEPT)).isInstanceOf(Effect.NotPossible.class);
    bench.act(held.id(), Act.CANCEL);

    Effect.Started started = started(bench.act(held.id(), Act.ACCEPT));

    bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(bench.channel.posted).containsExactly(new Decision.Accept());
    assertThat(bench.interventions.sequel(started.watch())).isInstanceOf(Sequel.Succeeded.class);
  }

  @Test
  void aRejectionTakesOpenDeliveriesWithIt() {
    Submission held = refused();

    started(bench.act(held.id(), Act.REJECT));

    bench.await(held.id(), SubmissionState.REJECTED);
    assertThat(bench.deliveries.of(held.id()).getFirst().state())
        .isEqualTo(DeliveryState.CANCELLED);
  }

  @Test
  void whatATargetHasOrMayHaveIsNotRejected() {
    bench.dispatch.idempotent = false;
    bench.dispatch.answer = d -> new Outcome.Unclear(FaultCode.TARGET_OUTCOME_UNKNOWN, "reset");
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.act(held.id(), Act.REJECT).detail()).contains("may have the case");
    bench.act(held.id(), Act.CANCEL);
    assertThat(bench.act(held.id(), Act.REJECT).detail()).contains("may have the case");
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void whatAPersonFoundAtTheTargetCountsAsDeliveredAndIsConfirmed() {
    bench.dispatch.idempotent = false;
    bench.dispatch.answer = d -> new Outcome.Unclear(FaultCode.TARGET_OUTCOME_UNKNOWN, "reset");
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.act(held.id(), Act.MARK_DELIVERED)).isInstanceOf(Effect.Done.class);

    bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(bench.dispatch.sent).as("it is not sent again").hasSize(1);
    assertThat(bench.deliveries.of(held.id()).getFirst().state())
        .isEqualTo(DeliveryState.DELIVERED);
    assertThat(lastFacts(held.id(), "DELIVERY_MARKED_DELIVERED"))
        .containsEntry("by", "admin")
        .containsEntry("reason", "because");
  }

  @Test
  void whatSurelyDidNotArriveCannotBeMarkedAsDelivered() {
    Submission held = refused();

    assertThat(bench.act(held.id(), Act.MARK_DELIVERED)).isInstanceOf(Effect.NotPossible.class);

    assertThat(bench.submissions.get(held.id()).state()).isEqualTo(SubmissionState.HELD);
    assertThat(bench.deliveries.of(held.id()).getFirst().state()).isEqualTo(DeliveryState.HELD);
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void afterAnEarlyReceiptNothingIsRejectedOrReceivedAgain() {
    bench.receiptCondition(Destination.ReceiptCondition.RECEIVED);
    bench.routing =
        s -> {
          throw new Fault(FaultCode.NO_ROUTE, "No route.");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitIdle();

    assertThat(bench.act(held.id(), Act.REJECT).detail()).contains("receipt");
    assertThat(bench.channel.posted).doesNotHaveAnyElementsOfTypes(Decision.Reject.class);
  }

  @Test
  void aReleaseMakesUpForAnEarlyReceiptThatWasNotPosted() {
    var route = bench.routing;
    bench.routing =
        s -> {
          throw new Fault(FaultCode.NO_ROUTE, "No route.");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitIdle();
    assertThat(bench.channel.posted).isEmpty();

    bench.receiptCondition(Destination.ReceiptCondition.RECEIVED);
    bench.routing = route;
    bench.dispatch.answer =
        d -> new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofHours(1));
    bench.act(held.id(), Act.RELEASE);

    bench.awaitReceipts(1);
    bench.awaitIdle();
    assertThat(bench.submissions.get(held.id()).state()).isEqualTo(SubmissionState.MAPPED);
  }

  @Test
  void onlyAHeldSubmissionIsRejected() {
    Submission end = bench.submitAndRun(SubmissionState.CONFIRMED);

    assertThat(bench.act(end.id(), Act.REJECT)).isInstanceOf(Effect.NotPossible.class);
  }

  @Test
  void aSubmissionWithoutACaseIsReceivedAgain() {
    var receive = bench.channel.reception;
    bench.channel.reception = s -> ScriptedChannel.defective(false);
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    bench.channel.reception = receive;
    started(bench.act(held.id(), Act.RECEIVE_AGAIN));

    bench.await(held.id(), SubmissionState.CONFIRMED);
  }

  @Test
  void aReceptionAgainReplacesWhatWasStored() {
    var route = bench.routing;
    bench.routing =
        s -> {
          throw new Fault(FaultCode.MAPPING_FAILED, "Not mapped.");
        };
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    assertThat(held.hold().from()).isEqualTo(SubmissionState.RECEIVED);

    bench.routing = route;
    started(bench.act(held.id(), Act.RECEIVE_AGAIN));

    bench.await(held.id(), SubmissionState.CONFIRMED);
    assertThat(bench.vault.parts(held.id())).hasSize(3);
  }

  @Test
  void whatThePortalHasClosedIsClosedByHandAndDestroyedAtItsDate() {
    bench.channel.reception = s -> new Reception.AlreadyClosed("rejected", List.of());
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.act(held.id(), Act.CLOSE)).isInstanceOf(Effect.Done.class);
    assertThat(bench.submissions.get(held.id()).state()).isEqualTo(SubmissionState.CLOSED);

    bench.tick(Duration.ofDays(8));
    bench.await(held.id(), SubmissionState.PURGED);
    assertThat(bench.channel.posted).isEmpty();
  }

  @Test
  void aContradictedReceiptCanBeClosed() {
    bench.channel.receipt = (s, d) -> new Receipt.Contradicted("rejected on day 14", List.of());
    Submission held = bench.submitAndRun(SubmissionState.HELD);

    assertThat(bench.act(held.id(), Act.REJECT)).isInstanceOf(Effect.NotPossible.class);
    assertThat(bench.act(held.id(), Act.CLOSE)).isInstanceOf(Effect.Done.class);
  }

  @Test
  void whatMayStillSucceedIsNotClosed() {
    Submission held = refused();

    assertThat(bench.act(held.id(), Act.CLOSE)).isInstanceOf(Effect.NotPossible.class);
  }

  @Test
  void anOrderForWhatHasChangedMeanwhileIsNotCarriedOut() {
    Submission held = refused();
    Seen seen = Seen.of(held);
    bench.act(held.id(), Act.RELEASE);
    Submission again = bench.await(held.id(), SubmissionState.HELD);
    bench.awaitIdle();
    assertThat(again.version()).isGreaterThan(held.version());

    Effect effect =
        bench.interventions.perform(
            held.id(), Order.of(Act.RELEASE, "admin", ""), seen, ignored -> {});

    assertThat(effect).isInstanceOf(Effect.Changed.class);
    assertThat(bench.dispatch.sent).hasSize(2);
  }

  @Test
  void aPreviewSaysWhatWouldHappenAndChangesNothing() {
    Submission held = refused();
    int entries = bench.evidence.of(held.id()).size();

    assertThat(bench.interventions.preview(held.id(), order(Act.RELEASE), null))
        .isInstanceOf(Effect.Done.class);
    assertThat(bench.interventions.preview(held.id(), order(Act.CLOSE), null))
        .isInstanceOf(Effect.NotPossible.class);

    assertThat(bench.submissions.get(held.id())).isEqualTo(held);
    assertThat(bench.evidence.of(held.id())).hasSize(entries);
  }

  @Test
  void theReasonIsKeptShortAndInOneLine() {
    Order order = new Order(Act.HOLD, "a\nb", "x".repeat(900) + "\r\n", null, null);

    assertThat(order.by()).isEqualTo("a b");
    assertThat(order.reason()).hasSize(500);
  }

  private static Order order(Act act) {
    return Order.of(act, "admin", "because");
  }

  private Submission refused() {
    bench.dispatch.answer = d -> new Outcome.Refused(FaultCode.TARGET_REFUSED, "400");
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitIdle();
    return held;
  }

  private Submission twoTargetsOneRefuses() {
    bench.wanted = List.of(new Routed.Wanted("one", true), new Routed.Wanted("two", true));
    bench.dispatch.answer =
        d ->
            d.target().equals("two")
                ? new Outcome.Refused(FaultCode.TARGET_REFUSED, "400")
                : new Outcome.Delivered(null);
    Submission held = bench.submitAndRun(SubmissionState.HELD);
    bench.awaitSent(2);
    return held;
  }

  private Map<String, String> lastFacts(UUID id, String kind) {
    return bench.evidence.of(id).stream()
        .map(entry -> entry.event())
        .filter(event -> event.kind().equals(kind))
        .reduce((first, last) -> last)
        .orElseThrow()
        .facts();
  }

  private static Effect.Started started(Effect effect) {
    assertThat(effect).isInstanceOf(Effect.Started.class);
    return (Effect.Started) effect;
  }
}
