package de.fallbruecke.xoev;

import java.util.ArrayList;
import java.util.List;

/**
 * The context of a rule is a match pattern; it becomes a path that selects the matching nodes of a
 * document: {@code a/b | /c} becomes {@code //a/b | /c}.
 */
final class SchematronContext {
  private SchematronContext() {}

  static String selection(String context) {
    List<String> paths = new ArrayList<>();
    for (String alternative : alternatives(context)) {
      String path = alternative.strip();
      paths.add(path.startsWith("/") ? path : "//" + path);
    }
    return String.join(" | ", paths);
  }

  /** Split at {@code |} outside of brackets and quotes. */
  private static List<String> alternatives(String context) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    char quote = 0;
    for (int i = 0; i < context.length(); i++) {
      char c = context.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[' || c == '(') {
        depth++;
      } else if (c == ']' || c == ')') {
        depth--;
      } else if (c == '|' && depth == 0) {
        parts.add(context.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(context.substring(from));
    return parts;
  }
}
