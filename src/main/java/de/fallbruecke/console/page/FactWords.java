package de.fallbruecke.console.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was recorded, in words: the names of events, acts and facts, and those of their values that
 * are words of ours, yes or no, moments and sizes. What has no text is shown as it was recorded.
 *
 * <p>A fact that means something else in one kind of event has a text of its own there: {@code
 * fact.ALARM_GIVEN_BACK.from} goes before {@code fact.from}.
 */
public record FactWords(Wording words) {
  /** How the names of such parts of the content begin. */
  private static final String ATTACHMENT = "attachment/";

  /** Typed by people or named by a site: never one of our words, whatever it reads. */
  private static final Set<String> NAMES =
      Set.of("by", "reason", "name", "person", "target", "destination", "tenant", "instance");

  /** Read as prose; everything else that has no words of its own is an id, a hash, a number. */
  private static final Set<String> PROSE = Set.of("attempt", "problems", "type", "grants", "roles");

  /** Where the words for the values of a fact stand besides its own. */
  private static final Map<String, List<String>> SHARED =
      Map.of(
          "from", List.of("state."),
          "to", List.of("state."),
          "state", List.of("state."),
          "delivery", List.of("delivery."),
          "kind", List.of("reply.kind.", "keys.kind."),
          "act", List.of("act."),
          "age", List.of("age."),
          "test", List.of("tests."),
          "way", List.of("access.way."));

  /** The name of an event of a submission. */
  public String event(String kind) {
    return words.textOr("evidence." + kind, ForeignText.line(kind));
  }

  /** The name of an act in the audit log. */
  public String act(String act) {
    return words.textOr("act." + act, ForeignText.line(act));
  }

  /** The name of a fact of an event or act of this kind. */
  public String label(String kind, String name) {
    if (name.startsWith(ATTACHMENT)) {
      return words.text("fact.attachment", ForeignText.line(name.substring(ATTACHMENT.length())));
    }
    return words.textOr(
        "fact." + kind + "." + name, words.textOr("fact." + name, ForeignText.line(name)));
  }

  /** A value as people read it. */
  public String value(String name, String value) {
    String plain = ForeignText.line(value);
    if (NAMES.contains(name)) {
      return plain;
    }
    if (name.equals("code")) {
      return (plain + " " + words.textOr(value + ".title", "")).strip();
    }
    if (name.equals("what") && value.startsWith(ATTACHMENT)) {
      return words.text(
          "fact.what.attachment", ForeignText.line(value.substring(ATTACHMENT.length())));
    }
    String said = said(name, value);
    return said.isEmpty() ? moment(sized(name, value, plain)) : said;
  }

  /** Both, for a list of facts. */
  public Fact of(String kind, String name, String value) {
    String label = label(kind, name);
    String shown = value(name, value);
    if (kind.equals("REPLY_NOT_SENDABLE") && name.equals("reason")) {
      return Fact.english(label, shown);
    }
    return NAMES.contains(name) || PROSE.contains(name) || !shown.equals(ForeignText.line(value))
        ? Fact.of(label, shown)
        : Fact.technical(label, shown);
  }

  private String said(String name, String value) {
    String own = words.textOr("fact." + name + "." + value, "");
    for (String prefix : SHARED.getOrDefault(name, List.of())) {
      own = own.isEmpty() ? words.textOr(prefix + value, "") : own;
    }
    return own.isEmpty() && (value.equals("true") || value.equals("false"))
        ? words.text("answer." + value)
        : own;
  }

  private String sized(String name, String value, String plain) {
    return name.endsWith("Bytes") && value.matches("\\d{1,18}")
        ? words.size(Long.parseLong(value))
        : plain;
  }

  private String moment(String plain) {
    try {
      return plain.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? words.time(Instant.parse(plain)) : plain;
    } catch (DateTimeException notATime) {
      return plain;
    }
  }
}
