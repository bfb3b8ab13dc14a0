package de.fallbruecke.simulator.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The service's clock: a base clock and an offset that can be set, so that the deadlines of days
 * and years can be seen at once. The offset survives a restart.
 */
public final class ServiceClock extends Clock {
  private record Offset(Duration offset) {}

  private final Clock base;
  private final Path file;
  private volatile Duration offset;

  ServiceClock(Clock base, Path file) {
    this.base = base;
    this.file = file;
    this.offset = Files.exists(file) ? StateFiles.read(file, Offset.class).offset() : Duration.ZERO;
  }

  void set(Instant now) {
    shift(Duration.between(base.instant(), now));
  }

  void advance(Duration by) {
    shift(offset.plus(by));
  }

  void reset() {
    shift(Duration.ZERO);
  }

  private void shift(Duration newOffset) {
    offset = newOffset;
    StateFiles.write(file, new Offset(newOffset));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(base.withZone(zone), offset);
  }
}
