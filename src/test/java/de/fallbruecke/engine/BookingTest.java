package de.fallbruecke.engine;

import static de.fallbruecke.engine.DeliverBench.BUSY;
import static de.fallbruecke.engine.DeliverBench.REFUSED;
import static de.fallbruecke.engine.DeliverBench.SILENT;
import static de.fallbruecke.engine.DeliverBench.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

/** An outcome is never lost while its process lives, and never overwrites a later truth. */
class BookingTest {
  private final DeliverBench bench = new DeliverBench();

  @Test
  void anOutcomeWaitsForTheDatabaseToComeBack() {
    whileSending(d -> bench.bookings.failing = 5, TAKEN);

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void afterFifteenMinutesTheOutcomeIsLeftAndCountsAsUnknown() {
    whileSending(d -> bench.bookings.failing = Integer.MAX_VALUE, TAKEN);

    assertThatThrownBy(bench::run).isInstanceOf(CannotCreateTransactionException.class);

    assertThat(Duration.between(EngineBench.START, bench.now()))
        .isBetween(Duration.ofMinutes(14), Patience.LIMIT);
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.SENDING);
    bench.bookings.failing = 0;
    bench.answer(TAKEN);
    bench.run();
    assertThat(bench.sent().getLast().unsettled()).isTrue();
  }

  @Test
  void aCommitWhoseAnswerWasLostIsBookedOnce() {
    whileSending(d -> bench.bookings.answerIsLost = true, BUSY);

    assertThat(bench.run()).isEqualTo(Next.again(EngineBench.START.plusSeconds(10)));

    assertThat(bench.attempts()).extracting(Attempt::outcome).containsExactly("NOT_YET FB-DEL-003");
    assertThat(bench.engine.evidence.of(bench.submission))
        .extracting(entry -> entry.event().kind())
        .containsExactly("DELIVERY_RETRY_AT");
  }

  @Test
  void aBeginningWhoseCommitWasNotAnsweredIsNoDeathWhileSending() {
    bench.dispatch.idempotent = false;
    bench.answer(TAKEN);
    bench.bookings.answerIsLost = true;

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.delivery().unsettled()).isFalse();
    assertThat(bench.attempts()).extracting(Attempt::outcome).containsExactly("DELIVERED");
  }

  @Test
  void aDatabaseThatIsAwayBeforeTheBeginningCostsNoAttempt() {
    bench.dispatch.idempotent = false;
    bench.answer(TAKEN);
    bench.bookings.failing = 5;

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.attempts()).hasSize(1);
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void theBeginningOfAnotherProcessIsNotTakenForOurs() {
    Delivery waiting = bench.delivery();
    bench.engine.clock.tick(Duration.ofSeconds(1));
    Delivery other = bench.begin();
    bench.engine.clock.tick(Duration.ofSeconds(1));

    assertThatThrownBy(() -> bench.booking.begin(waiting.sending(bench.now())))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CONCURRENT_CHANGE));
    assertThat(bench.delivery().changedAt()).isEqualTo(other.changedAt());
  }

  @Test
  void aSuccessOfTheSlowerProcessWinsOverTheRepeatOfTheFaster() {
    Delivery[] repeat = new Delivery[1];
    whileSending(d -> repeat[0] = bench.begin(), TAKEN);

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.delivery().reference()).isEqualTo("FV-1");
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
    // now the repeat ends, differently
    Delivery stored =
        bench.booking.outcome(
            repeat[0]
                .failed()
                .inDoubt()
                .unknown(bench.now(), FaultCode.TARGET_BUSY, "", bench.now()),
            SILENT);
    assertThat(stored.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.attempts())
        .extracting(Attempt::outcome)
        .containsExactly("DELIVERED", "UNCLEAR FB-DEL-005");
    bench.engine.evidence.verify(bench.submission);
  }

  @Test
  void aSuccessOfTheSlowerProcessEndsAHoldOfTheDeliveryAndNothingIsSentAgain() {
    bench.dispatch.idempotent = false;
    whileSending(
        d -> bench.booking.outcome(d.inDoubt().held(code(), "?", bench.now()), SILENT), TAKEN);

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.submission().state()).as("a person decides").isEqualTo(SubmissionState.HELD);
    bench.release();
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void aFailureOfTheSlowerProcessIsKeptAndChangesNothing() {
    for (Outcome failure : new Outcome[] {BUSY, SILENT, REFUSED}) {
      whileSending(d -> bench.begin(), failure);

      assertThat(bench.run()).isEqualTo(Next.again(bench.now().plusSeconds(30)));

      assertThat(bench.delivery().state()).isEqualTo(DeliveryState.SENDING);
      assertThat(bench.delivery().unsettled()).isTrue();
      int slower = bench.delivery().attempts() - 1;
      assertThat(bench.attempts().get(slower - 1).outcome()).isNotNull();
      assertThat(bench.attempts().get(slower).outcome()).isNull();
    }
  }

  @Test
  void aSuccessAfterACancellationIsEvidenceOnly() {
    whileSending(
        d -> {
          bench.booking.outcome(d.retryAt(bench.now(), code(), "", bench.now()), BUSY);
          bench.save(bench.delivery().cancelled(bench.now()));
        },
        TAKEN);

    bench.run();

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.CANCELLED);
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.MAPPED);
  }

  @Test
  void anOptionalDeliveryThatIsHeldDoesNotHoldItsSubmission() {
    DeliverBench optional = new DeliverBench(false);
    optional.begin();
    optional.dispatch.unknownTarget = true;

    optional.run();

    assertThat(optional.delivery().state()).isEqualTo(DeliveryState.HELD);
    assertThat(optional.submission().state()).isNotEqualTo(SubmissionState.HELD);
  }

  private static FaultCode code() {
    return FaultCode.TARGET_OUTCOME_UNKNOWN;
  }

  /** Another process thinks that this one has died, and does something. */
  private void whileSending(Consumer<Delivery> other, Outcome outcome) {
    bench.dispatch.answer =
        d -> {
          other.accept(d);
          return outcome;
        };
  }
}
