package de.fallbruecke.console.submissions;

import de.fallbruecke.bulk.Search;
import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.ForeignText;
import de.fallbruecke.console.page.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the submissions of a job were chosen, in words. A job keeps it as the text of {@link
 * Search#describe()}, whose parts have one order; what does not read like that is shown as it is.
 */
final class ScopeWords {
  private static final Pattern PICKED = Pattern.compile("(\\d{1,9}) by id");
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  /** The parts of a search in the order in which it describes itself. */
  private static final List<String> PARTS =
      List.of(
          "state",
          "tenant",
          "destination",
          "service",
          "target",
          "delivery",
          "code",
          "case",
          "text",
          "before",
          "from",
          "delivered",
          "test");

  private final Wording words;

  ScopeWords(Wording words) {
    this.words = words;
  }

  String of(String scope) {
    Matcher picked = PICKED.matcher(scope);
    if (picked.matches()) {
      return words.text("job.scope.picked", Integer.parseInt(picked.group(1)));
    }
    if (scope.equals("all")) {
      return words.text("job.scope.all");
    }
    if (ID.matcher(scope).matches()) {
      return words.text("job.scope.one", scope);
    }
    List<String> said = new ArrayList<>();
    String rest = scope;
    for (int part = next(rest, 0); part >= 0; ) {
      String value = rest.substring(PARTS.get(part).length() + 1);
      int end = end(value, part + 1);
      said.add(said(PARTS.get(part), end < 0 ? value : value.substring(0, end)));
      rest = end < 0 ? "" : value.substring(end + 2);
      part = next(rest, part + 1);
    }
    return said.isEmpty() || !rest.isEmpty() ? ForeignText.line(scope) : String.join(", ", said);
  }

  /** Which part the text begins with, of those from here on; -1 if with none. */
  private static int next(String text, int from) {
    for (int part = from; part < PARTS.size(); part++) {
      if (text.startsWith(PARTS.get(part) + " ")) {
        return part;
      }
    }
    return -1;
  }

  /** Where a later part begins; -1 if none does. */
  private static int end(String value, int from) {
    for (int at = value.indexOf(", "); at >= 0; at = value.indexOf(", ", at + 1)) {
      if (next(value.substring(at + 2), from) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private String said(String part, String value) {
    FactWords facts = new FactWords(words);
    return switch (part) {
      case "test" -> words.text(value.equals("true") ? "tests.ONLY" : "tests.NONE");
      case "case", "before", "from", "delivered" ->
          words.text("job.scope." + part) + ": " + facts.value(part, value);
      case "state", "delivery", "code" ->
          words.text("list.field." + part) + ": " + facts.value(part, value);
      default -> words.text("list.field." + part) + ": " + ForeignText.line(value);
    };
  }
}
