package de.fallbruecke.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Repeats a transaction while the database is away. For what only this thread knows, such as the
 * outcome of a remote call: if it is not written down, it is lost.
 */
final class Patience {
  /** Shorter than the time after which another process takes the step over (20 s). */
  static final Duration LIMIT = Duration.ofSeconds(15);

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

  /** Whether the database itself failed, so that the same may succeed later. */
  static boolean isOutage(Throwable failure) {
    return failure instanceof TransactionException
        || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof NonTransientDataAccessResourceException;
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
        if (!isOutage(failure)
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
