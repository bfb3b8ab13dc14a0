package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;

/** Describes a value without telling it: {@code 8 characters: digits, dots}. */
public final class ValueClass {
  private ValueClass() {}

  /** The class of the text; nothing in it can be read back. */
  public static String of(String text) {
    if (text.isEmpty()) {
      return "empty";
    }
    List<String> kinds = new ArrayList<>();
    add(kinds, text.codePoints().anyMatch(Character::isDigit), "digits");
    add(kinds, text.codePoints().anyMatch(Character::isLetter), "letters");
    add(kinds, text.chars().anyMatch(Character::isWhitespace), "blanks");
    add(kinds, text.indexOf('.') >= 0, "dots");
    add(kinds, text.indexOf('-') >= 0, "dashes");
    add(kinds, text.indexOf(',') >= 0, "commas");
    add(
        kinds,
        text.codePoints()
            .anyMatch(
                c ->
                    !Character.isLetterOrDigit(c)
                        && !Character.isWhitespace(c)
                        && ".-,".indexOf(c) < 0),
        "other characters");
    return text.codePointCount(0, text.length()) + " characters: " + String.join(", ", kinds);
  }

  private static void add(List<String> kinds, boolean has, String kind) {
    if (has) {
      kinds.add(kind);
    }
  }
}
