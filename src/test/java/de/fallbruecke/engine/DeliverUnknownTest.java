package de.fallbruecke.engine;

import static de.fallbruecke.engine.DeliverBench.BUSY;
import static de.fallbruecke.engine.DeliverBench.SILENT;
import static de.fallbruecke.engine.DeliverBench.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.platform.FaultCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What follows when a request may have had an effect. */
class DeliverUnknownTest {
  private final DeliverBench bench = new DeliverBench();

  @Test
  void anUnclearOutcomeIsRepeatedWithTheSameKeyWhereTheTargetAllowsIt() {
    bench.answer(SILENT);
    bench.run();
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.UNKNOWN);

    bench.answer(TAKEN);
    bench.run();

    assertThat(bench.sent())
        .extracting(Delivery::idempotencyKey)
        .hasSize(2)
        .containsOnly(bench.delivery().idempotencyKey());
    assertThat(bench.sent().getLast().unsettled()).isTrue();
  }

  @Test
  void anUnclearOutcomeAtAnyOtherTargetIsHeld() {
    bench.dispatch.idempotent = false;
    bench.answer(SILENT);

    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.TARGET_OUTCOME_UNKNOWN);
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.HELD);
    assertThat(bench.delivery().unsettled()).isTrue();
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void aDoubtOutlivesAnAttemptThatHadNoEffect() {
    bench.answer(SILENT);
    bench.run();
    bench.answer(BUSY);
    bench.run();

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(bench.delivery().code()).isEqualTo(FaultCode.TARGET_BUSY);
  }

  @Test
  void aProcessThatDiedWhileSendingIsFollowedByARepeatWithTheSameKey() {
    Delivery died = bench.begin();
    bench.answer(TAKEN);

    bench.run();

    assertThat(bench.sent())
        .singleElement()
        .satisfies(
            repeat -> {
              assertThat(repeat.idempotencyKey()).isEqualTo(died.idempotencyKey());
              assertThat(repeat.unsettled()).isTrue();
              assertThat(repeat.attempts()).isEqualTo(2);
            });
  }

  @Test
  void aProcessThatDiedWhileSendingToAnyOtherTargetLeavesAHold() {
    bench.dispatch.idempotent = false;
    bench.begin();

    bench.run();

    assertThat(bench.sent()).isEmpty();
    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.TARGET_OUTCOME_UNKNOWN);
    assertThat(bench.attempts().getFirst().outcome()).startsWith("UNCLEAR");
  }

  @Test
  void aDeadAttemptIsNotRepeatedWhereRetryingIsSwitchedOff() {
    RetryPolicy policy = bench.dispatch.policy;
    bench.dispatch.policy =
        new RetryPolicy(false, policy.first(), policy.longest(), 0, 5, policy.age());
    bench.begin();

    bench.run();

    assertThat(bench.sent()).isEmpty();
    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.RETRY_SWITCHED_OFF);
    assertThat(bench.delivery().unsettled()).isTrue();
  }

  @Test
  void aDeadAttemptAtAPausedTargetWaitsAsUnknown() {
    bench.begin();
    bench.dispatch.paused = Optional.of(bench.now().plusSeconds(60));

    bench.run();

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.UNKNOWN);
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void aCaseThatKillsTheProcessEveryTimeEndsWithAPerson() {
    for (int i = 0; i < bench.dispatch.policy.attempts(); i++) {
      bench.begin();
    }

    bench.run();

    assertThat(bench.sent()).isEmpty();
    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.DELIVERY_GIVES_UP);
  }

  @Test
  void anUnknownOutcomeIsHeldWhenTheTargetIsNoLongerIdempotent() {
    bench.answer(SILENT);
    bench.run();

    bench.dispatch.idempotent = false;
    bench.run();

    assertThat(bench.sent()).hasSize(1);
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void aTargetThatIsNoLongerConfiguredHoldsABegunDelivery() {
    bench.begin();
    bench.dispatch.unknownTarget = true;

    bench.run();

    assertThat(bench.submission().hold().code()).isEqualTo(FaultCode.TARGET_UNKNOWN);
    assertThat(bench.delivery().unsettled()).isTrue();
  }
}
