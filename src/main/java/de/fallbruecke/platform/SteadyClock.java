package de.fallbruecke.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Begins with the machine's time and then counts: somebody who sets the machine's clock does not
 * make this one jump.
 */
final class SteadyClock extends Clock {
  private final Instant begin = Clock.systemUTC().instant();
  private final long origin = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - origin);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The steady clock shows UTC");
  }
}
