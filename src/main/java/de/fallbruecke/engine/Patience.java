package de.fallbruecke.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Repeats a transaction while the database is away. For what only this thread knows, such as the
 * outcome of a remote call: if it is not written down, it is lost.
 */
final class Patience {
  /**
   * Much longer than it takes another process to think this one dead (20 s): while the database is
   * away for all nobody can take a step over, and what comes too late is still worth keeping.
   */
  static final Duration LIMIT = Duration.ofMinutes(15);

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final Clock clock;
  private final Consumer<Duration> pause;

  /**
   * Patience.
   *
   * @param pause lets so much time pass
   */
  Patience(Clock clock, Consumer<Duration> pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * What the work returns.
   *
   * @throws RuntimeException of the work: the last one when time is up or the process is stopped
   */
  <T> T outlast(Supplier<T> work) {
    Instant end = clock.instant().plus(LIMIT);
    Duration rest = FIRST;
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException failure) {
        if (!Outage.is(failure)
            || clock.instant().plus(rest).isAfter(end)
            || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
      }
      pause.accept(rest);
      rest = rest.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : rest.multipliedBy(2);
    }
  }
}
