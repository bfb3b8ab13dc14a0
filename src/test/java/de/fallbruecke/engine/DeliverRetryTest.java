package de.fallbruecke.engine;

import static de.fallbruecke.engine.DeliverBench.BUSY;
import static de.fallbruecke.engine.DeliverBench.REFUSED;
import static de.fallbruecke.engine.DeliverBench.SILENT;
import static de.fallbruecke.engine.DeliverBench.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** When a delivery is tried again, and when it stops. */
class DeliverRetryTest {
  private static final RetryPolicy POLICY = EngineBench.ScriptedDispatch.POLICY;

  private final DeliverBench bench = new DeliverBench();

  @Test
  void aBusyTargetIsTriedAgainWithTheSameKey() {
    bench.answer(BUSY);
    bench.run();
    Next second = bench.run();
    assertThat(second).isEqualTo(Next.again(bench.now().plusSeconds(20)));

    bench.answer(TAKEN);
    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.sent())
        .extracting(Delivery::idempotencyKey)
        .hasSize(3)
        .containsOnly(bench.delivery().idempotencyKey());
    assertThat(bench.delivery().reference()).isEqualTo("FV-1");
    assertThat(bench.delivery().code()).isNull();
    assertThat(bench.attempts()).hasSize(3);
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
  }

  @Test
  void aTargetThatStaysBusyIsHeldInTheEnd() {
    bench.answer(BUSY);
    bench.runToTheEnd();

    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.DELIVERY_GIVES_UP);
    assertThat(bench.sent()).hasSize(POLICY.attempts());
  }

  @Test
  void aReleaseAfterGivingUpBeginsANewRoundOfAttempts() {
    bench.answer(BUSY);
    bench.runToTheEnd();

    bench.release();
    bench.runToTheEnd();

    assertThat(bench.sent()).hasSize(2 * POLICY.attempts());
    assertThat(bench.attempts()).hasSize(2 * POLICY.attempts());
  }

  @Test
  void aReleaseAfterARefusalHasAllAttemptsBeforeItToo() {
    bench.answer(BUSY);
    bench.run();
    bench.answer(REFUSED);
    bench.run();
    bench.release();

    bench.answer(BUSY);
    bench.runToTheEnd();

    assertThat(bench.sent()).hasSize(2 + POLICY.attempts());
  }

  @Test
  void theTargetsWishIsKeptButNeverBeyondTheTimeOfTheDelivery() {
    bench.dispatch.policy = withAge(Duration.ofHours(8));
    bench.answer(new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofHours(6)));

    assertThat(bench.run()).isEqualTo(Next.again(EngineBench.START.plus(Duration.ofHours(6))));
    bench.engine.tick(Duration.ofHours(6));
    assertThat(bench.run()).isEqualTo(Next.again(EngineBench.START.plus(Duration.ofHours(8))));
  }

  @Test
  void aDeliveryThatIsTooOldIsHeldHoweverFewItsAttempts() {
    bench.dispatch.policy = withAge(Duration.ofHours(8));
    bench.answer(new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofHours(6)));

    bench.runToTheEnd();

    assertThat(bench.sent()).hasSize(3);
    assertThat(bench.now()).isEqualTo(EngineBench.START.plus(Duration.ofHours(8)));
    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.DELIVERY_TOO_OLD);
  }

  @Test
  void withRetryingSwitchedOffEveryFailureIsHeld() {
    bench.dispatch.policy = switchedOff();
    for (Outcome failure : List.of(BUSY, SILENT)) {
      bench.answer(failure);

      assertThat(bench.run()).isEqualTo(Next.done());

      assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.RETRY_SWITCHED_OFF);
      bench.release();
    }
    assertThat(bench.sent()).hasSize(2);
  }

  @Test
  void aStoppedRetryStaysStoppedWhenRetryingIsSwitchedOnAgain() {
    bench.answer(BUSY);
    bench.run();

    bench.dispatch.policy = switchedOff();
    bench.engine.tick(Duration.ofDays(1));
    assertThat(bench.run()).isEqualTo(Next.done());
    assertThat(bench.sent()).as("no attempt was made to find out").hasSize(1);

    bench.dispatch.policy = POLICY;
    bench.engine.tick(Duration.ofDays(1));
    assertThat(bench.run()).isEqualTo(Next.done());
    assertThat(bench.sent()).hasSize(1);
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.HELD);

    bench.answer(TAKEN);
    bench.release();
    bench.run();
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void higherLimitsDoNotReplayWhatGaveUp() {
    bench.answer(BUSY);
    bench.runToTheEnd();

    bench.dispatch.policy = RetryPolicy.DEFAULT;
    assertThat(bench.run()).isEqualTo(Next.done());
    assertThat(bench.sent()).hasSize(POLICY.attempts());
  }

  @Test
  void waitingForAPausedTargetCostsNoAttempt() {
    bench.dispatch.paused = Optional.of(bench.now().plusSeconds(60));
    Delivery before = bench.delivery();

    assertThat(bench.run()).isEqualTo(Next.again(bench.now().plusSeconds(60)));

    assertThat(bench.delivery()).isEqualTo(before);
    assertThat(bench.attempts()).isEmpty();
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void waitingForAPausedTargetEndsWithTheTimeOfTheDelivery() {
    bench.dispatch.paused = Optional.of(bench.now().plus(Duration.ofDays(30)));

    bench.runToTheEnd();

    assertThat(bench.now()).isEqualTo(EngineBench.START.plus(POLICY.age()));
    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.DELIVERY_TOO_OLD);
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void aDatabaseThatFailsBeforeAnythingWasSentIsNoFailureOfTheTarget() {
    bench.dispatch.answer =
        d -> {
          throw new DataAccessResourceFailureException("The database is away");
        };
    for (int i = 0; i < 3 * POLICY.attempts(); i++) {
      assertThat(bench.run()).isEqualTo(Next.again(bench.now().plusSeconds(30)));
    }

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.RETRY_AT);
    assertThat(bench.delivery().code()).isEqualTo(FaultCode.DELIVERY_HINDERED);
    assertThat(bench.delivery().failures()).isZero();
    assertThat(bench.delivery().unsettled()).isFalse();

    bench.answer(TAKEN);
    bench.run();
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  private static RetryPolicy withAge(Duration age) {
    return new RetryPolicy(true, POLICY.first(), POLICY.longest(), 0, 5, age);
  }

  private static RetryPolicy switchedOff() {
    return new RetryPolicy(false, POLICY.first(), POLICY.longest(), 0, 5, POLICY.age());
  }
}
