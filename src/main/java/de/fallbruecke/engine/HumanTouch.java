package de.fallbruecke.engine;

import de.fallbruecke.evidence.Entry;
import java.util.List;
import java.util.Set;

/** Which evidence says that a person had to do something for a submission. */
public final class HumanTouch {
  /** Kinds of events. A hold is one of them although nobody may have come yet: it waits for one. */
  public static final Set<String> KINDS =
      Set.of(
          "HELD",
          "RELEASED",
          "RETRIED",
          "STOPPED",
          "ACCEPTED_BY_HAND",
          "ANNOUNCED_AGAIN",
          "DELIVERY_HELD",
          "DELIVERY_CANCELLED");

  private HumanTouch() {}

  /** Whether a person had to do something. */
  static boolean in(List<Entry> chain) {
    return chain.stream().anyMatch(entry -> KINDS.contains(entry.event().kind()));
  }
}
