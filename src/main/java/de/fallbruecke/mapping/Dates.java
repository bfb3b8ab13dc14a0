package de.fallbruecke.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and partially known dates (facts/xoev §2). Unknown parts are left out, never guessed; what
 * is no date of the calendar is refused.
 */
final class Dates {
  /** Ways to write a date, as named after {@code format:}. */
  enum Format {
    ISO("iso", "(?<y>\\d{4})(?:-(?<m>\\d{2})(?:-(?<d>\\d{2})(?:Z|[+\\-]\\d{2}:\\d{2})?)?)?"),
    DATE_TIME("dateTime", "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})T.+"),
    DDMMYYYY("ddmmyyyy", "(?<d>\\d{2})(?<m>\\d{2})(?<y>\\d{4})"),
    YYYYMMDD("yyyymmdd", "(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})"),
    DOTTED("dd.mm.yyyy", "(?:(?:(?<d>\\d{1,2})\\.)?(?<m>\\d{1,2})\\.)?(?<y>\\d{4})");

    private final String written;
    private final Pattern pattern;

    Format(String written, String pattern) {
      this.written = written;
      this.pattern = Pattern.compile(pattern);
    }

    static Optional<Format> named(String written) {
      return Arrays.stream(values()).filter(f -> f.written.equals(written)).findFirst();
    }

    static List<String> names() {
      return Arrays.stream(values()).map(f -> f.written).toList();
    }
  }

  private Dates() {}

  /** A date known in full, as {@code yyyy-mm-dd}. */
  static Conversion full(Format format) {
    return (raw, run) -> {
      String date = partial(format, raw.text());
      if (date.length() != "yyyy-mm-dd".length()) {
        throw new Misfit("it is no full date in the format " + format.written);
      }
      return Value.of(date);
    };
  }

  /** A date as far as it is known. */
  static Conversion partial(Format format) {
    return (raw, run) -> Value.of(partial(format, raw.text()));
  }

  private static String partial(Format format, String text) {
    Matcher parts = format.pattern.matcher(text);
    if (!parts.matches()) {
      throw new Misfit("it is no date in the format " + format.written);
    }
    return of(parts.group("y"), parts.group("m"), parts.group("d"));
  }

  /** From parts, each missing if null or zero. */
  static String of(@Nullable String year, @Nullable String month, @Nullable String day) {
    int y = number(year, 4);
    int m = number(month, 2);
    int d = number(day, 2);
    try {
      if (y == 0) {
        throw new Misfit("the year is missing");
      }
      if (m == 0 && d != 0) {
        throw new Misfit("it has a day but no month");
      }
      LocalDate.of(y, Math.max(m, 1), Math.max(d, 1));
    } catch (DateTimeException e) {
      throw new Misfit("it is no date of the calendar");
    }
    return "%04d".formatted(y)
        + (m == 0 ? "" : "-%02d".formatted(m))
        + (d == 0 ? "" : "-%02d".formatted(d));
  }

  private static int number(@Nullable String digits, int length) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    if (!digits.matches("[0-9]{1," + length + "}")) {
      throw new Misfit("a part of the date is no number of up to " + length + " digits");
    }
    return Integer.parseInt(digits);
  }
}
