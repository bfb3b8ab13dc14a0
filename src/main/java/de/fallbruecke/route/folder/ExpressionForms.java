package de.fallbruecke.route.folder;

import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The forms of expressions that a package may use, as exact forms. A list of what is forbidden
 * would always lack one: of Camel's simple language nothing but a header of ours is let through, so
 * its bean calls, class names, environment and property functions cannot be written.
 */
final class ExpressionForms {
  private static final String HEADER =
      "\\$\\{header\\.(?:" + String.join("|", RouteHeaders.ALL) + ")}";
  private static final String LITERAL =
      "(?:'[\\p{L}\\p{M}\\p{N}._:/+@ -]{0,200}'|true|false|null|-?[0-9]{1,9})";
  private static final String CLAUSE = HEADER + " (?:==|!=) " + LITERAL;
  private static final Pattern PREDICATE =
      Pattern.compile(CLAUSE + "(?: (?:&&|\\|\\|) " + CLAUSE + "){0,9}");
  private static final Pattern MESSAGE =
      Pattern.compile("(?:[^$\\\\{}\\p{Cntrl}]|" + HEADER + "){1,500}");

  private static final String HEADERS = String.join(", ", new TreeSet<>(RouteHeaders.ALL));

  static final String PREDICATE_REMEDY =
      "Write ${header.NAME} == 'text' or !=, joined by && or ||; NAME is one of " + HEADERS + ".";
  static final String MESSAGE_REMEDY =
      "Write text with ${header.NAME}; NAME is one of " + HEADERS + ".";

  private ExpressionForms() {}

  static boolean isPredicate(String text) {
    return PREDICATE.matcher(text).matches();
  }

  static boolean isMessage(String text) {
    return MESSAGE.matcher(text).matches();
  }
}
