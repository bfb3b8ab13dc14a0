package de.fallbruecke.mapping;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The part of XPath 3.1 that a stylesheet may use: what {@link PathRules} admits, and variables,
 * conditions, {@code for} and {@code let}, more functions, casts, and the functions that the
 * stylesheet declares. Ranges, maps, arrays, function items and {@code =>} are left out, so that no
 * short text can mean a large amount of data before anything counts it.
 */
final class StylesheetExpressions {
  private static final int MAX_LENGTH = 2000;
  private static final int MAX_NESTING = 8;

  static final Set<String> FUNCTIONS =
      Set.of(
          "string-join",
          "current",
          "data",
          "tokenize",
          "sum",
          "min",
          "max",
          "round",
          "abs",
          "floor",
          "ceiling",
          "format-number",
          "format-date",
          "distinct-values",
          "head",
          "tail",
          "subsequence",
          "index-of",
          "root",
          "current-group",
          "current-grouping-key",
          "year-from-date",
          "month-from-date",
          "day-from-date",
          // keywords before a parenthesis
          "if",
          "then",
          "else",
          "return",
          "in",
          "satisfies",
          "castable",
          "cast",
          "as",
          "document-node",
          "comment",
          "processing-instruction");

  private final Set<String> known = new HashSet<>(PathRules.FUNCTIONS);

  /** Rules that also admit the given functions, by their names with prefix. */
  StylesheetExpressions(Set<String> declared) {
    known.addAll(FUNCTIONS);
    known.addAll(declared);
  }

  /** Why the expression is not allowed, or null. */
  @Nullable String objection(String expression) {
    if (expression.length() > MAX_LENGTH) {
      return "it is longer than " + MAX_LENGTH + " characters";
    }
    Matcher token = PathRules.TOKEN.matcher(expression);
    int depth = 0;
    String before = "";
    String name = "";
    while (token.find()) {
      String now = token.group();
      String problem = token(now, name, before);
      if (problem != null) {
        return problem;
      }
      depth += now.equals("[") || now.equals("(") ? 1 : now.equals("]") || now.equals(")") ? -1 : 0;
      if (depth > MAX_NESTING) {
        return "brackets are nested deeper than " + MAX_NESTING;
      }
      name = token.group("name") == null || before.equals("$") ? "" : now;
      before = now;
    }
    return null;
  }

  private @Nullable String token(String now, String name, String before) {
    return switch (now) {
      case "?", "{", "}", "#", "!", "=>", "(:", "||" -> "'" + now + "' is not allowed";
      case "[" -> opensArray(before) ? "arrays are not allowed" : null;
      case "to" -> PathRules.endsOperand(before) ? "ranges are not allowed" : null;
      case "(" ->
          name.isEmpty() || known.contains(name) || name.startsWith("xs:")
              ? null
              : "the function " + name + "() is not allowed";
      default -> null;
    };
  }

  /** A predicate follows an operand. */
  private static boolean opensArray(String before) {
    return !PathRules.endsOperand(before) || before.equals("return") || before.equals("then");
  }

  /** The same for an attribute whose text may hold expressions in braces. */
  @Nullable String templateObjection(String text) {
    int from = 0;
    while (true) {
      int open = text.indexOf('{', from);
      if (open < 0) {
        return null;
      }
      if (text.startsWith("{{", open)) {
        from = open + 2;
        continue;
      }
      int close = text.indexOf('}', open);
      String objection =
          close < 0 ? "a brace is not closed" : objection(text.substring(open + 1, close));
      if (objection != null) {
        return objection;
      }
      from = close + 1;
    }
  }
}
