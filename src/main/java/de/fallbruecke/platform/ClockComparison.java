package de.fallbruecke.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the database's clock every few seconds, until closed. */
final class ClockComparison implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("database-clock").factory());
  private final Future<?> looking;

  /** The first look is over when this returns. */
  ClockComparison(DatabaseClock clock) {
    clock.look();
    looking =
        timer.scheduleWithFixedDelay(
            clock::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    looking.cancel(true);
    timer.shutdownNow();
  }
}
