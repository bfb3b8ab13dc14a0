package de.fallbruecke.platform;

import java.time.Instant;
import java.time.ZoneId;

/** The day as the people of an office have it. */
public final class GermanDay {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private GermanDay() {}

  /** Midnight before this moment. */
  public static Instant begin(Instant now) {
    return now.atZone(BERLIN).toLocalDate().atStartOfDay(BERLIN).toInstant();
  }
}
