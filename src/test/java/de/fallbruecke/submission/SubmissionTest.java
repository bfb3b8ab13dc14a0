package de.fallbruecke.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.ASubmission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionTest {
  private static final Instant LATER = ASubmission.ANNOUNCED_AT.plusSeconds(60);
  private static final Envelope ENVELOPE =
      new Envelope(
          null,
          new Envelope.Service("urn:de:fim:leika:leistung:99107023037000", "Wohngeld"),
          null,
          null,
          List.of(),
          null,
          List.of(),
          null,
          null,
          null,
          null,
          false);

  private static final Map<SubmissionState, UnaryOperator<Submission>> STEPS =
      Map.of(
          SubmissionState.RECEIVED, s -> s.received(ENVELOPE, "{}", LATER),
          SubmissionState.MAPPED, s -> s.mapped(false, LATER),
          SubmissionState.DELIVERED, s -> s.delivered(LATER),
          SubmissionState.CONFIRMED, s -> s.confirmed(LATER),
          SubmissionState.HELD, s -> s.held(FaultCode.NO_ROUTE, "no route", LATER),
          SubmissionState.REJECTING, s -> s.rejecting("{}", null, LATER),
          SubmissionState.REJECTED, s -> s.rejected(LATER),
          SubmissionState.CLOSED, s -> s.closed(LATER),
          SubmissionState.PURGED, s -> s.purged(LATER));

  /** The arrows of DESIGN §3. */
  private static final Map<SubmissionState, Set<SubmissionState>> DRAWN =
      Map.of(
          SubmissionState.ANNOUNCED,
          Set.of(SubmissionState.RECEIVED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.RECEIVED,
          Set.of(SubmissionState.MAPPED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.MAPPED,
          Set.of(SubmissionState.DELIVERED, SubmissionState.HELD, SubmissionState.REJECTING),
          SubmissionState.DELIVERED,
          Set.of(SubmissionState.CONFIRMED, SubmissionState.HELD),
          SubmissionState.CONFIRMED,
          Set.of(SubmissionState.PURGED),
          SubmissionState.HELD,
          Set.of(SubmissionState.REJECTING, SubmissionState.CLOSED),
          SubmissionState.REJECTING,
          Set.of(SubmissionState.REJECTED, SubmissionState.HELD),
          SubmissionState.REJECTED,
          Set.of(SubmissionState.PURGED),
          SubmissionState.CLOSED,
          Set.of(SubmissionState.PURGED),
          SubmissionState.PURGED,
          Set.of());

  static Stream<Arguments> everyPairOfStates() {
    return Stream.of(SubmissionState.values())
        .flatMap(from -> STEPS.keySet().stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("everyPairOfStates")
  void onlyTheTransitionsOfTheDesignArePossible(SubmissionState from, SubmissionState to) {
    Submission submission = in(from);

    if (DRAWN.get(from).contains(to)) {
      Submission next = STEPS.get(to).apply(submission);
      assertThat(next.state()).isEqualTo(to);
      assertThat(next.version()).isEqualTo(submission.version() + 1);
    } else {
      assertThatThrownBy(() -> STEPS.get(to).apply(submission))
          .isInstanceOf(Fault.class)
          .hasMessageContaining(from.name())
          .hasMessageContaining(to.name());
    }
  }

  @Test
  void aHeldSubmissionReturnsToWhereItWasHeldWithoutItsOldError() {
    Submission held = in(SubmissionState.MAPPED).held(FaultCode.TARGET_REFUSED, "no", LATER);

    Submission released = held.released(LATER);

    assertThat(released.state()).isEqualTo(SubmissionState.MAPPED);
    assertThat(released.hold()).isNull();
    assertThat(released.serviceKey()).isEqualTo("urn:de:fim:leika:leistung:99107023037000");
  }

  @Test
  void whatIsNotHeldCannotBeReleased() {
    assertThatThrownBy(() -> ASubmission.announced().released(LATER))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ANNOUNCED");
  }

  @ParameterizedTest
  @EnumSource(
      value = SubmissionState.class,
      names = {"ANNOUNCED", "RECEIVED", "MAPPED", "DELIVERED", "REJECTING"})
  void aHeldSubmissionIsRejectedOnlyWhereNothingCountsAsHandedOver(SubmissionState from) {
    Submission held = in(from).held(FaultCode.NO_ROUTE, "no", LATER);

    if (from == SubmissionState.DELIVERED || from == SubmissionState.REJECTING) {
      assertThatThrownBy(() -> held.rejecting("{}", null, LATER)).isInstanceOf(Fault.class);
    } else {
      Submission rejecting = held.rejecting("{}", null, LATER);
      assertThat(rejecting.state()).isEqualTo(SubmissionState.REJECTING);
      assertThat(rejecting.hold()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(SubmissionState.class)
  void onlyWhatIsHeldWithoutACaseIsReceivedAgain(SubmissionState state) {
    boolean holdable =
        DRAWN.get(state).contains(SubmissionState.HELD) && state != SubmissionState.HELD;
    Submission submission = holdable ? in(state).held(FaultCode.NO_ROUTE, "no", LATER) : in(state);

    if (state == SubmissionState.ANNOUNCED
        || state == SubmissionState.RECEIVED
        || state == SubmissionState.HELD) {
      Submission again = submission.announcedAgain(LATER);
      assertThat(again.state()).isEqualTo(SubmissionState.ANNOUNCED);
      assertThat(again.hold()).isNull();
    } else {
      assertThatThrownBy(() -> submission.announcedAgain(LATER)).isInstanceOf(Fault.class);
    }
  }

  @Test
  void theDateOfReceiptIsThatOfTheFirstReception() {
    Submission held = in(SubmissionState.RECEIVED).held(FaultCode.NO_ROUTE, "no", LATER);

    Submission again = held.announcedAgain(LATER).received(ENVELOPE, "{}", LATER.plusSeconds(9));

    assertThat(again.receivedAt()).isEqualTo(LATER);
  }

  @Test
  void triesAreCountedPerStep() {
    Submission twice =
        ASubmission.announced()
            .triedInVain(FaultCode.REMOTE_BUSY, LATER)
            .triedInVain(FaultCode.REMOTE_BUSY, LATER);

    assertThat(twice.tries()).isEqualTo(2);
    assertThat(twice.trouble()).isEqualTo(FaultCode.REMOTE_BUSY);
    assertThat(twice.received(ENVELOPE, "{}", LATER).tries()).isZero();
    assertThat(twice.received(ENVELOPE, "{}", LATER).trouble()).isNull();
  }

  @Test
  void onceATestAlwaysATest() {
    Submission test = in(SubmissionState.RECEIVED).mapped(true, LATER);

    assertThat(test.delivered(LATER).confirmed(LATER).test()).isTrue();
  }

  private static Submission in(SubmissionState state) {
    Submission announced = ASubmission.announced();
    return switch (state) {
      case ANNOUNCED -> announced;
      case RECEIVED -> STEPS.get(SubmissionState.RECEIVED).apply(announced);
      case MAPPED -> in(SubmissionState.RECEIVED).mapped(false, LATER);
      case DELIVERED -> in(SubmissionState.MAPPED).delivered(LATER);
      case CONFIRMED -> in(SubmissionState.DELIVERED).confirmed(LATER);
      case HELD -> announced.held(FaultCode.NO_ROUTE, "no route", LATER);
      case REJECTING -> announced.rejecting("{}", null, LATER);
      case REJECTED -> in(SubmissionState.REJECTING).rejected(LATER);
      case CLOSED -> in(SubmissionState.HELD).closed(LATER);
      case PURGED -> in(SubmissionState.CONFIRMED).purged(LATER);
    };
  }
}
