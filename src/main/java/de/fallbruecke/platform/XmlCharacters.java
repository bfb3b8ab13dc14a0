package de.fallbruecke.platform;

/** The characters that XML 1.0 allows; JSON allows more. */
public final class XmlCharacters {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlCharacters() {}

  /** The text with U+FFFD for every character that XML cannot carry, as parse-json does. */
  public static String keep(String text) {
    if (text.codePoints().allMatch(XmlCharacters::allowed)) {
      return text;
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
