package de.fallbruecke.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A converted value on its way into the case.
 *
 * @param text its form in the case record, never empty
 * @param label label of a code
 * @param list URI of the code list
 * @param currency of an amount
 * @param source path in the source; null for a constant
 */
record Value(
    String text,
    @Nullable String label,
    @Nullable String list,
    @Nullable String listVersion,
    @Nullable String currency,
    @Nullable String source) {
  private static final Pattern BREAKS = Pattern.compile("[\\t\\r\\n]+");

  static Value of(String text) {
    return new Value(text, null, null, null, null, null);
  }

  static Value code(
      String code, @Nullable String label, @Nullable String list, @Nullable String version) {
    return new Value(code, line(label), line(list), line(version), null, null);
  }

  Value at(String path) {
    return new Value(text, label, list, listVersion, currency, line(path));
  }

  Value in(String money) {
    return new Value(text, label, list, listVersion, money, source);
  }

  /** Attributes of the record carry neither tabs nor line breaks, nor nothing. */
  private static @Nullable String line(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String line = text.strip();
    return line.chars().noneMatch(c -> c == '\t' || c == '\r' || c == '\n')
        ? line
        : BREAKS.matcher(line).replaceAll(" ");
  }
}
