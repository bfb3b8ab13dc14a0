package de.fallbruecke.route.folder;

import java.util.regex.Pattern;

/**
 * The regular expressions that a package may give for a text: letters, digits, signs and character
 * classes in a row, each with a fixed number or a small range of repetitions, three ranges at most.
 * Nothing nests and nothing is unbounded, so that no expression of a foreign package can run away.
 */
final class TextForm {
  static final String RULE =
      "characters and classes in a row, with ?, {n} or {n,m}; no group, | + or *, at most three ranges";

  private static final String ATOM =
      "(?:[\\p{L}\\p{N} _:/@-]|\\\\[.+]|\\[[\\p{L}\\p{N} ._:/+@-]{1,60}])";
  private static final Pattern ALLOWED =
      Pattern.compile("(?:" + ATOM + "(?:\\?|\\{[0-9]{1,2}(?:,[0-9]{1,2})?})?){1,40}");
  private static final Pattern RANGE = Pattern.compile("\\?|,[0-9]{1,2}}");
  private static final int MAX_RANGES = 3;
  private static final int MAX_LENGTH = 200;

  private TextForm() {}

  static boolean isAllowed(String pattern) {
    if (pattern.length() > MAX_LENGTH
        || !ALLOWED.matcher(pattern).matches()
        || RANGE.matcher(pattern).results().count() > MAX_RANGES) {
      return false;
    }
    try {
      Pattern.compile(pattern);
      return true;
    } catch (java.util.regex.PatternSyntaxException e) {
      return false;
    }
  }
}
