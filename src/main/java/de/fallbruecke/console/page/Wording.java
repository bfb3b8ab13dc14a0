package de.fallbruecke.console.page;

import de.fallbruecke.platform.FaultCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Labels, times, ages and sizes in the language of one reader, at one moment. */
public final class Wording {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final MessageSource messages;
  private final Locale locale;
  private final Instant now;

  public Wording(MessageSource messages, Locale locale, Instant now) {
    this.messages = messages;
    this.locale = locale;
    this.now = now;
  }

  /** The moment that ages refer to. */
  public Instant now() {
    return now;
  }

  /** The text of a key that exists. */
  public String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** The text of a key that may not exist. */
  public String textOr(String key, String otherwise) {
    String found = messages.getMessage(key, null, "", locale);
    return found == null || found.isEmpty() ? otherwise : found;
  }

  /** What the code means. */
  public String title(FaultCode code) {
    return textOr(code.code() + ".title", code.code());
  }

  /** What to do about it. */
  public String remedy(FaultCode code) {
    return textOr(code.code() + ".remedy", "");
  }

  /** Date and time of day in Germany, to the second. */
  public String time(Instant instant) {
    return pattern("format.time").format(instant.atZone(BERLIN));
  }

  /** The same for a table that is sorted and read by programs: ISO 8601, with the offset. */
  public String stamp(Instant instant) {
    return STAMP.format(instant.atZone(BERLIN));
  }

  /** How long ago, in words. */
  public String age(Instant instant) {
    Duration age = Duration.between(instant, now);
    if (age.toSeconds() < 60) {
      return text("age.now");
    }
    if (age.toMinutes() < 60) {
      return text("age.minutes", age.toMinutes());
    }
    return age.toHours() < 48 ? text("age.hours", age.toHours()) : text("age.days", age.toDays());
  }

  /** How long until then, in words. */
  public String until(Instant instant) {
    Duration pause = Duration.between(now, instant);
    if (pause.toSeconds() <= 0) {
      return text("until.now");
    }
    return pause.toMinutes() < 60
        ? text("until.minutes", Math.max(1, pause.toMinutes()))
        : text("until.hours", pause.toHours());
  }

  /** Bytes for people. */
  public String size(long bytes) {
    if (bytes < 1000) {
      return text("size.bytes", bytes);
    }
    return bytes < 1_000_000
        ? text("size.kilobytes", bytes / 1000.0)
        : text("size.megabytes", bytes / 1_000_000.0);
  }

  /** A date, a month, a year or a moment as written in XML; anything else comes back unchanged. */
  public String date(String written) {
    try {
      return switch (written.length()) {
        case 10 -> pattern("format.date").format(LocalDate.parse(written));
        case 7 -> pattern("format.month").format(YearMonth.parse(written));
        case 4 -> written;
        default -> time(OffsetDateTime.parse(written).toInstant());
      };
    } catch (DateTimeException notADate) {
      return written;
    }
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(text(key), locale);
  }
}
