package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {
  private static final Instant NOW = StoredCase.NOW;

  /** Every change, the states it is allowed from and the state it leads to. */
  enum Change {
    SENDING(
        DeliveryState.SENDING, d -> d.sending(NOW), "PENDING", "SENDING", "RETRY_AT", "UNKNOWN"),
    DELIVERED(DeliveryState.DELIVERED, d -> d.delivered("FV-1", NOW), "SENDING"),
    ARRIVED_LATE(
        DeliveryState.DELIVERED,
        d -> d.arrivedLate("FV-1", NOW),
        "PENDING",
        "OFFERED",
        "SENDING",
        "RETRY_AT",
        "UNKNOWN",
        "HELD"),
    OFFERED(DeliveryState.OFFERED, d -> d.offered(NOW), "PENDING", "RETRY_AT", "UNKNOWN"),
    FETCHED(
        DeliveryState.DELIVERED,
        d -> d.fetched("FV-1", NOW),
        "PENDING",
        "OFFERED",
        "SENDING",
        "RETRY_AT",
        "UNKNOWN",
        "HELD"),
    TURNED_DOWN(
        DeliveryState.HELD,
        d -> d.turnedDown(FaultCode.TARGET_REFUSED, "refused", NOW),
        "PENDING",
        "OFFERED",
        "SENDING",
        "RETRY_AT",
        "UNKNOWN",
        "HELD"),
    RETRY_AT(
        DeliveryState.RETRY_AT, d -> d.retryAt(NOW, FaultCode.TARGET_BUSY, "busy", NOW), "SENDING"),
    UNKNOWN(
        DeliveryState.UNKNOWN,
        d -> d.unknown(null, FaultCode.TARGET_OUTCOME_UNKNOWN, "silent", NOW),
        "SENDING"),
    HELD(
        DeliveryState.HELD,
        d -> d.held(FaultCode.TARGET_REFUSED, "refused", NOW),
        "PENDING",
        "OFFERED",
        "SENDING",
        "RETRY_AT",
        "UNKNOWN",
        "HELD"),
    RELEASED(DeliveryState.PENDING, d -> d.released(NOW), "HELD"),
    CANCELLED(
        DeliveryState.CANCELLED,
        d -> d.cancelled(NOW),
        "PENDING",
        "OFFERED",
        "RETRY_AT",
        "UNKNOWN",
        "HELD",
        "CANCELLED");

    private final DeliveryState result;
    private final UnaryOperator<Delivery> change;
    private final Set<DeliveryState> from = EnumSet.noneOf(DeliveryState.class);

    Change(DeliveryState result, UnaryOperator<Delivery> change, String... from) {
      this.result = result;
      this.change = change;
      Arrays.stream(from).map(DeliveryState::valueOf).forEach(this.from::add);
    }
  }

  static Stream<Arguments> allPairs() {
    return Arrays.stream(DeliveryState.values())
        .flatMap(
            state -> Arrays.stream(Change.values()).map(change -> Arguments.of(state, change)));
  }

  @ParameterizedTest
  @MethodSource("allPairs")
  void everyChangeIsEitherAllowedOrRefusedWithBothStatesNamed(DeliveryState state, Change change) {
    Delivery before = in(state);
    if (change.from.contains(state)) {
      Delivery after = change.change.apply(before);
      assertThat(after.state()).isEqualTo(change.result);
      assertThat(after.version()).isEqualTo(before.version() + 1);
      assertThat(after.idempotencyKey()).isEqualTo(before.idempotencyKey());
    } else {
      assertThatThrownBy(() -> change.change.apply(before))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.ILLEGAL_TRANSITION))
          .hasMessageContaining(state.name())
          .hasMessageContaining(change.result.name());
    }
  }

  @Test
  void aReleasedDeliveryForgetsItsErrorAndKeepsItsAttempts() {
    Delivery released = in(DeliveryState.HELD).released(NOW);

    assertThat(released.code()).isNull();
    assertThat(released.detail()).isNull();
    assertThat(released.attempts()).isEqualTo(3);
  }

  @Test
  void aReleaseBeginsANewRoundOfFailuresAndOfTime() {
    Instant later = NOW.plusSeconds(86_400);
    Delivery released = in(DeliveryState.HELD).released(later);

    assertThat(released.failures()).isZero();
    assertThat(released.since()).isEqualTo(later);
    assertThat(released.createdAt()).isEqualTo(NOW);
  }

  @Test
  void aDoubtIsNeverForgotten() {
    Delivery doubtful = in(DeliveryState.SENDING).unknown(NOW, FaultCode.TARGET_BUSY, "x", NOW);
    assertThat(doubtful.unsettled()).isTrue();

    Delivery retried =
        doubtful
            .sending(NOW)
            .retryAt(NOW, FaultCode.TARGET_BUSY, "x", NOW)
            .sending(NOW)
            .held(FaultCode.TARGET_REFUSED, "no", NOW)
            .released(NOW);
    assertThat(retried.unsettled()).isTrue();
  }

  @Test
  void anAttemptAfterADeadOneIsInDoubtAndTheDeathCountsAsAFailure() {
    Delivery again = in(DeliveryState.SENDING).sending(NOW);

    assertThat(again.unsettled()).isTrue();
    assertThat(again.failures()).isEqualTo(3);
    assertThat(in(DeliveryState.RETRY_AT).sending(NOW).unsettled()).isFalse();
  }

  private static Delivery in(DeliveryState state) {
    UUID id = new UUID(1, 1);
    return new Delivery(
        id,
        id,
        id,
        "fv",
        true,
        "key",
        state,
        3,
        2,
        false,
        null,
        FaultCode.TARGET_BUSY,
        "busy",
        null,
        NOW,
        NOW,
        NOW,
        7);
  }
}
