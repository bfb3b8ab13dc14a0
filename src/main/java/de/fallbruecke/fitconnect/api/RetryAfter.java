package de.fallbruecke.fitconnect.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header Retry-After in both its forms (RFC 9110 section 10.2.3). */
final class RetryAfter {
  // A pause longer than this would be an error of the other side; 14 days decide over a submission.
  private static final Duration LONGEST = Duration.ofHours(6);

  private RetryAfter() {}

  /** The pause from now; null if the header is absent or unreadable. */
  static @Nullable Duration parse(@Nullable String header, Clock clock) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    if (value.matches("\\d{1,9}")) {
      return limited(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return limited(Duration.between(clock.instant(), until.toInstant()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Duration limited(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
