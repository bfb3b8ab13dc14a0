package de.fallbruecke.engine;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person's order to act on a submission.
 *
 * @param by who
 * @param reason why, in a few words without personal data: it stays in the evidence, and with a
 *     rejection the sender reads it; at most {@value #LONGEST} characters are kept
 * @param target only deliveries to this target, for RETRY, CANCEL and MARK_DELIVERED
 * @param problem kind of problem that the portal is told, for REJECT; null for the general one
 */
public record Order(
    Act act, String by, String reason, @Nullable String target, @Nullable String problem) {
  private static final int LONGEST = 500;

  public Order {
    by = clean(by);
    reason = clean(reason);
  }

  /** Nothing but act, person and reason. */
  public static Order of(Act act, String by, String reason) {
    return new Order(act, by, reason, null, null);
  }

  /** For the evidence. */
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>(Map.of("by", by));
    if (!reason.isEmpty()) {
      facts.put("reason", reason);
    }
    return facts;
  }

  /** The same with one more fact. */
  Map<String, String> facts(String name, String value) {
    Map<String, String> facts = new TreeMap<>(facts());
    facts.put(name, value);
    return facts;
  }

  private static String clean(String typed) {
    String text = typed.replaceAll("\\p{Cntrl}+", " ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
