package de.fallbruecke.xoev;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids of FIM building blocks in one width. XDatenfelder 2 writes {@code F60000227} (two digits of
 * number range, six of number), XDatenfelder 3 widens the range to five digits: {@code
 * F60000000227} is the same field (facts/xoev §6). Portals are changing from one to the other, so
 * mappings and code fields must find both.
 *
 * <p>The short form is the common one. An id whose range needs the five digits has no short form
 * and stays as it is.
 */
public final class FimId {
  private static final String WIDE = "([SDGFRC]\\d{2})000(\\d{6})";
  private static final Pattern ID = Pattern.compile(WIDE);

  /** A literal is skipped; before and after an id no character of a name may stand. */
  private static final Pattern ID_IN_PATH =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|(?<![\\p{L}\\p{M}\\p{N}_.\\-])"
              + WIDE
              + "(?![\\p{L}\\p{M}\\p{N}_.\\-])");

  private FimId() {}

  /** The name in the short width if it is a wide FIM id, else as it is. */
  public static String shorten(String name) {
    Matcher id = ID.matcher(name);
    return id.matches() ? id.group(1) + id.group(2) : name;
  }

  /** The XPath with every FIM id that is a name in it in the short width; texts stay. */
  public static String shortenInPath(String path) {
    return ID_IN_PATH
        .matcher(path)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? found.group() : found.group(1) + found.group(2)));
  }
}
