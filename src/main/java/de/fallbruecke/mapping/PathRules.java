package de.fallbruecke.mapping;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of XPath 3.1 that a mapping may use: steps, predicates, comparisons, arithmetic and a
 * list of functions. Variables, loops, ranges, maps, function items and everything that reaches
 * outside of the document are left out. So every unit of work visits a node, and {@link Meter} can
 * count and stop it: a mapping may come from another house.
 */
final class PathRules {
  private static final int MAX_LENGTH = 500;
  private static final int MAX_NESTING = 4;

  static final Set<String> FUNCTIONS =
      Set.of(
          "string",
          "normalize-space",
          "concat",
          "contains",
          "starts-with",
          "ends-with",
          "substring",
          "substring-before",
          "substring-after",
          "string-length",
          "upper-case",
          "lower-case",
          "translate",
          "matches",
          "not",
          "true",
          "false",
          "boolean",
          "number",
          "count",
          "exists",
          "empty",
          "position",
          "last",
          "name",
          "local-name",
          "namespace-uri",
          // kind tests look like functions
          "text",
          "node",
          "element",
          "attribute",
          // operators before a parenthesis
          "and",
          "or",
          "div",
          "mod",
          "idiv",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "is",
          "union",
          "intersect",
          "except");

  static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"]*\"|'[^']*'|(?<name>(?:\\*:)?[\\p{L}_][\\p{L}\\p{M}\\p{N}_.\\-]*(?::(?!:)(?:[\\p{L}_][\\p{L}\\p{M}\\p{N}_.\\-]*|\\*))?)"
              + "|\\d+(?:\\.\\d+)?|!=|<=|>=|<<|>>|=>|::|\\|\\||//|\\.\\.|\\(:|(?<other>\\S)");

  private PathRules() {}

  /** Why the path is not allowed, or null. */
  static @Nullable String objection(String path) {
    if (path.isBlank()) {
      return "the path is empty";
    }
    if (path.length() > MAX_LENGTH) {
      return "the path is longer than " + MAX_LENGTH + " characters";
    }
    Matcher token = TOKEN.matcher(path);
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
      name = token.group("name") == null ? "" : now;
      before = now;
    }
    return null;
  }

  private static @Nullable String token(String now, String name, String before) {
    return switch (now) {
      case "$" -> "variables and loops are not part of the mapping's path language";
      case "?" ->
          "'?' is not needed: a member of a JSON object is written like an element, a/b instead of ?a?b";
      case "{", "}", "#", "!", "=>", "(:" ->
          "'" + now + "' is not part of the mapping's path language";
      case "to" ->
          endsOperand(before) ? "ranges are not part of the mapping's path language" : null;
      case "(" ->
          name.isEmpty() || FUNCTIONS.contains(name)
              ? null
              : "function " + name + "() is not part of the mapping's path language";
      default -> null;
    };
  }

  /** After these a name is an operator, otherwise a step. */
  static boolean endsOperand(String token) {
    return !token.isEmpty()
        && !Set.of("/", "//", "[", "(", "@", "::", "=", "|", ",").contains(token);
  }
}
