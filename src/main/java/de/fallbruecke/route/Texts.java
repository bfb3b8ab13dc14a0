package de.fallbruecke.route;

import org.jspecify.annotations.Nullable;

/** Texts of an envelope as the case record can hold them. */
final class Texts {
  private static final int REPLACEMENT = 0xFFFD;

  private Texts() {}

  /**
   * The text, or null if it is empty; U+FFFD stands for what XML cannot carry (envelopes come from
   * JSON, which can).
   */
  static @Nullable String of(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.codePoints()
        .map(point -> allowed(point) ? point : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean allowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
