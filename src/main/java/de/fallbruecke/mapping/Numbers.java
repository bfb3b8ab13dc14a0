package de.fallbruecke.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and amounts, exactly as written: 10.10 keeps its last zero. */
final class Numbers {
  /** Ways to write a number, as named after {@code format:}. */
  enum Format {
    /** 1234.50 */
    POINT("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?"),
    /** 1.234,50 or 1234,50 */
    GERMAN("[+-]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]{1,100})(,[0-9]{1,100})?");

    private final Pattern pattern;

    Format(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private Numbers() {}

  static Conversion decimal(Format format) {
    return (raw, run) -> Value.of(number(format, raw.text()));
  }

  /** In the currency that the attribute {@code waehrung} or {@code currency} names, if it does. */
  static Conversion money(Format format, String currency) {
    return (raw, run) -> {
      String amount = number(format, raw.text());
      String stated = raw.nodes().isEmpty() ? null : stated(raw, run);
      if (stated != null && !CURRENCY.matcher(stated).matches()) {
        throw new Misfit("its currency is no code of three letters");
      }
      return Value.of(amount).in(stated == null ? currency : stated);
    };
  }

  private static @Nullable String stated(Raw raw, Run run) {
    String german = run.leaves().useAttribute(raw.node(), "waehrung");
    return german == null ? run.leaves().useAttribute(raw.node(), "currency") : german;
  }

  private static String number(Format format, String text) {
    if (!format.pattern.matcher(text).matches()) {
      throw new Misfit(
          format == Format.GERMAN
              ? "it is no number like 1.234,50"
              : "it is no number like 1234.50; with a comma use format: german");
    }
    String plain = format == Format.GERMAN ? text.replace(".", "").replace(',', '.') : text;
    return plain.startsWith("+") ? plain.substring(1) : plain;
  }
}
