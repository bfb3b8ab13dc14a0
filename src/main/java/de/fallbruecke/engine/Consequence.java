package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What follows from the outcome of an attempt, under the policy of the target. Has no effect. */
final class Consequence {
  /** Our own side is not the target's fault: a fixed pause, and the failures do not count. */
  private static final Duration OWN_PAUSE = Duration.ofSeconds(30);

  private final Dispatch dispatch;
  private final Clock clock;
  private final DoubleSupplier random;

  Consequence(Dispatch dispatch, Clock clock, DoubleSupplier random) {
    this.dispatch = dispatch;
    this.clock = clock;
    this.random = random;
  }

  /** The next version of a delivery that is being sent. */
  Delivery of(Delivery sending, Outcome outcome) {
    Instant now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered done -> sending.delivered(done.reference(), now);
      case Outcome.Refused refused -> sending.held(refused.code(), refused.detail(), now);
      case Outcome.Hindered ours -> onward(sending, ours.code(), ours.detail(), OWN_PAUSE);
      case Outcome.Underway underway ->
          onward(sending.inDoubt(), underway.code(), underway.detail(), underway.again());
      case Outcome.NotYet notYet ->
          onward(sending.failed(), notYet.code(), notYet.detail(), notYet.retryAfter());
      case Outcome.Unclear unclear ->
          dispatch.mayRepeat(sending)
              ? onward(sending.failed().inDoubt(), unclear.code(), unclear.detail(), null)
              : sending.inDoubt().held(unclear.code(), unclear.detail(), now);
    };
  }

  private Delivery onward(Delivery tried, FaultCode code, String detail, @Nullable Duration asked) {
    Instant now = clock.instant();
    RetryPolicy policy = dispatch.retryPolicy(tried);
    Optional<Delivery> end = end(tried, policy, detail, now);
    if (end.isPresent()) {
      return end.get();
    }
    Duration pause = policy.pause(tried.failures(), random.getAsDouble());
    Instant wanted = now.plus(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
    Instant limit = policy.limit(tried);
    // One more try at the end of its time, however long the target asked us to wait.
    Instant when = wanted.isAfter(limit) ? limit : wanted;
    return tried.unsettled() && dispatch.mayRepeat(tried)
        ? tried.unknown(when, code, detail, now)
        : tried.retryAt(when, code, detail, now);
  }

  private static Optional<Delivery> end(
      Delivery tried, RetryPolicy policy, String last, Instant now) {
    if (!policy.enabled()) {
      return Optional.of(switchedOff(tried, last, now));
    }
    if (policy.exhausted(tried.failures())) {
      return Optional.of(
          tried.held(
              FaultCode.DELIVERY_GIVES_UP,
              "%s Delivery %s to target '%s' failed %d times and is no longer tried. Remove the cause, then release. Last: %s"
                  .formatted(
                      FaultCode.DELIVERY_GIVES_UP,
                      tried.id(),
                      tried.target(),
                      tried.failures(),
                      last),
              now));
    }
    return tooOld(tried, policy, last, now);
  }

  private static Optional<Delivery> tooOld(
      Delivery delivery, RetryPolicy policy, String last, Instant now) {
    if (now.isBefore(policy.limit(delivery))) {
      return Optional.empty();
    }
    return Optional.of(
        delivery.held(
            FaultCode.DELIVERY_TOO_OLD,
            "%s Delivery %s to target '%s' did not succeed since %s and is no longer tried. Remove the cause, then release; the portal deletes what is not confirmed after 14 days. Last: %s"
                .formatted(
                    FaultCode.DELIVERY_TOO_OLD,
                    delivery.id(),
                    delivery.target(),
                    delivery.since(),
                    last),
            now));
  }

  private static Delivery switchedOff(Delivery delivery, String last, Instant now) {
    return delivery.held(
        FaultCode.RETRY_SWITCHED_OFF,
        "%s Delivery %s failed and fallbruecke.targets.%s.retry.enabled is false: it is not tried again by itself. Remove the cause, then release. Last: %s"
            .formatted(FaultCode.RETRY_SWITCHED_OFF, delivery.id(), delivery.target(), last),
        now);
  }

  /**
   * The hold that comes instead of an attempt of a waiting delivery: what was planned under one
   * configuration does not run under another that forbids it.
   */
  Optional<Delivery> insteadOfAttempt(Delivery waiting) {
    boolean again =
        waiting.state() == DeliveryState.RETRY_AT || waiting.state() == DeliveryState.UNKNOWN;
    if (again && !dispatch.retryPolicy(waiting).enabled()) {
      return Optional.of(switchedOff(waiting, last(waiting), clock.instant()));
    }
    if (waiting.state() == DeliveryState.UNKNOWN && !dispatch.mayRepeat(waiting)) {
      return Optional.of(
          waiting.held(FaultCode.TARGET_OUTCOME_UNKNOWN, last(waiting), clock.instant()));
    }
    return Optional.empty();
  }

  /** The hold that comes instead of waiting on for a paused target. */
  Optional<Delivery> insteadOfWaiting(Delivery waiting) {
    return tooOld(
        waiting,
        dispatch.retryPolicy(waiting),
        "%s The target is paused.".formatted(FaultCode.TARGET_PAUSED),
        clock.instant());
  }

  /** When a delivery looks again whether its paused target is back. */
  Instant lookAgain(Delivery waiting, Instant until) {
    Instant limit = dispatch.retryPolicy(waiting).limit(waiting);
    return until.isAfter(limit) ? limit : until;
  }

  /**
   * Whether a delivery whose process died while it was sent may simply be sent again; the death
   * counts as a failure.
   */
  boolean repeatsAfterDeath(Delivery dead) {
    RetryPolicy policy = dispatch.retryPolicy(dead);
    return dispatch.mayRepeat(dead)
        && policy.enabled()
        && !policy.exhausted(dead.failures() + 1)
        && clock.instant().isBefore(policy.limit(dead));
  }

  private static String last(Delivery delivery) {
    return delivery.detail() == null ? "" : delivery.detail();
  }
}
