package de.fallbruecke.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class ManualClock extends Clock {
  private final AtomicReference<Instant> now;

  public ManualClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /** At a fixed moment of the year 2026. */
  public static ManualClock standing() {
    return new ManualClock(Instant.parse("2026-11-02T08:00:00Z"));
  }

  public void tick(Duration forward) {
    now.updateAndGet(instant -> instant.plus(forward));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The manual clock ticks in UTC");
  }
}
