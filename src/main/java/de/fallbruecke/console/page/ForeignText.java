package de.fallbruecke.console.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text that somebody else wrote, made fit to be shown. The template escapes markup; here characters
 * are made visible that would change how the text around them reads (a right-to-left override makes
 * {@code fdp.exe} out of {@code exe.pdf}), and endless text is cut.
 */
public final class ForeignText {
  private static final int LONGEST = 4000;
  private static final int LONGEST_LINE = 300;

  private ForeignText() {}

  /** The text for a paragraph; line breaks and tabs stay. */
  public static String of(@Nullable String text) {
    return text == null ? "" : visible(text, LONGEST, true);
  }

  /** The text for one line. */
  public static String line(@Nullable String text) {
    return text == null ? "" : visible(text, LONGEST_LINE, false);
  }

  /** The text for a cell of a table that is taken away: one line, but a long one. */
  static String cell(String text) {
    return visible(text, LONGEST, false);
  }

  private static String visible(String text, int longest, boolean breaks) {
    StringBuilder shown = new StringBuilder(Math.min(text.length(), longest) + 16);
    int count = 0;
    for (int i = 0; i < text.length() && count < longest; count++) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (misleading(character, breaks)) {
        shown.append(String.format(Locale.ROOT, "[U+%04X]", character));
      } else {
        shown.appendCodePoint(character);
      }
    }
    int all = text.codePointCount(0, text.length());
    return all > longest
        ? shown.append(" … (").append(all).append(')').toString()
        : shown.toString();
  }

  private static boolean misleading(int character, boolean breaks) {
    if (character == '\n' || character == '\t' || character == '\r') {
      return !breaks;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          true;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      // joiners belong to scripts and emoji; all other invisible characters steer direction or hide
      case Character.FORMAT -> character != 0x200C && character != 0x200D && character != 0x00AD;
      default -> false;
    };
  }
}
