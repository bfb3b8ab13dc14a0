package de.fallbruecke.platform;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9110 §10.2.3: seconds or a date; never more than six hours: 14 days decide over a submission.
 */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(6);

  private RetryAfter() {}

  /** The pause the answer asks for; null if it names none that can be read. */
  public static @Nullable Duration of(HttpHeaders headers, Instant now) {
    return headers.firstValue("Retry-After").map(value -> parse(value.strip(), now)).orElse(null);
  }

  private static @Nullable Duration parse(String value, Instant now) {
    Duration pause;
    if (value.matches("\\d{1,9}")) {
      pause = Duration.ofSeconds(Long.parseLong(value));
    } else {
      try {
        Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        pause = Duration.between(now, date);
      } catch (DateTimeException e) {
        return null;
      }
    }
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
