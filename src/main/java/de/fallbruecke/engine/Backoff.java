package de.fallbruecke.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a step of the engine itself is tried again: 5 s, doubling up to 15 min, or later if asked
 * to.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Clock clock;

  Backoff(Clock clock) {
    this.clock = clock;
  }

  Instant after(int failures, Duration atLeast) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 12));
    Duration limited = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    return clock.instant().plus(limited.compareTo(atLeast) < 0 ? atLeast : limited);
  }
}
