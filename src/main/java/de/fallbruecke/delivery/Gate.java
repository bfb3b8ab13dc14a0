package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps deliveries away from a target that does not work as a whole. Each process counts by itself;
 * the pause lies in the database, so that all processes keep it and only one delivery of all tries
 * whether the target is back.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  /** How often a delivery looks whether a person has let its target go on. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  /** The target works, though it did not take this case. */
  private static final Set<FaultCode> ANSWERS =
      EnumSet.of(
          FaultCode.TARGET_REFUSED,
          FaultCode.TARGET_UNAUTHORISED,
          FaultCode.TARGET_CONFLICT,
          FaultCode.TARGET_REDIRECTS);

  private final JdbcTargetPauses pauses;
  private final Clock clock;
  private final DoubleSupplier random;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  Gate(JdbcTargetPauses pauses, Clock clock, DoubleSupplier random) {
    this.pauses = pauses;
    this.clock = clock;
    this.random = random;
  }

  /** When to look again; empty if a delivery may go through. */
  Optional<Instant> closedUntil(ConfiguredTarget target) {
    Optional<TargetPause> pause = pauses.of(target.name());
    if (pause.isEmpty()) {
      breaker(target).follow();
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant until = pause.get().until();
    if (until == null) {
      return Optional.of(soonAfter(now.plus(LOOK), LOOK));
    }
    Duration rest = target.breaker().pause();
    if (until.isAfter(now)) {
      return Optional.of(soonAfter(until, rest));
    }
    if (!pauses.claimProbe(target.name(), now, now.plus(rest))) {
      return Optional.of(soonAfter(now.plus(rest), rest));
    }
    breaker(target).probe();
    return Optional.empty();
  }

  /** So that what waits does not come back all at once: up to half a pause later. */
  private Instant soonAfter(Instant when, Duration pause) {
    return when.plusMillis(Math.round(pause.toMillis() * random.getAsDouble() / 2));
  }

  /** Takes note of an outcome. Never fails: the outcome itself must be booked whatever happens. */
  void ended(ConfiguredTarget target, Outcome outcome) {
    if (Thread.currentThread().isInterrupted()) {
      return; // this process is being stopped, which says nothing about the target
    }
    try {
      switch (outcome) {
        case Outcome.Delivered delivered -> succeeded(target);
        case Outcome.Underway underway -> succeeded(target);
        case Outcome.NotYet notYet -> failed(target, notYet.code(), notYet.retryAfter());
        case Outcome.Unclear unclear -> failed(target, unclear.code(), null);
        case Outcome.Refused refused -> refused(target, refused.code());
        case Outcome.Hindered ours -> {
          // says nothing about the target
        }
      }
    } catch (RuntimeException database) {
      LOG.warn(
          "What became of target '{}' could not be noted ({})",
          target.name(),
          database.getClass().getSimpleName());
    }
  }

  private void refused(ConfiguredTarget target, FaultCode code) {
    if (ANSWERS.contains(code)) {
      succeeded(target);
    } else {
      failed(target, code, null);
    }
  }

  private void succeeded(ConfiguredTarget target) {
    if (breaker(target).succeeded() && pauses.close(target.name())) {
      LOG.info("Target '{}' is back; its deliveries go on", target.name());
    }
  }

  private void failed(ConfiguredTarget target, FaultCode code, @Nullable Duration asked) {
    if (!target.outages().contains(code) || !breaker(target).failed()) {
      return;
    }
    Duration rest = target.breaker().pause();
    Instant until = clock.instant().plus(asked != null && asked.compareTo(rest) > 0 ? asked : rest);
    String detail =
        "Target '%s' failed %d times in a row, last with %s. Its deliveries wait and use up no attempts; from %s on one of them tries whether it is back. No action is needed if it comes back by itself."
            .formatted(target.name(), target.breaker().failures(), code, until);
    if (pauses.open(target.name(), until, code, detail)) {
      LOG.warn("{} {}", FaultCode.TARGET_PAUSED, detail);
    }
  }

  private Breaker breaker(ConfiguredTarget target) {
    return breakers.computeIfAbsent(
        target.name(), name -> new Breaker(name, target.breaker(), clock));
  }
}
