package de.fallbruecke.console.places;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a place and why.
 *
 * @param seen the state that the person saw: when it was paused, or nothing
 */
record PlaceDecision(String reason, String seen) {
  private static final int LONGEST = 500;

  static PlaceDecision of(@Nullable String reason, @Nullable String seen) {
    return new PlaceDecision(reason == null ? "" : reason.strip(), seen == null ? "" : seen);
  }

  /** Key of what is wrong with the reason; empty if nothing is. */
  String problem() {
    if (reason.isEmpty()) {
      return "places.reason.missing";
    }
    return reason.length() > LONGEST || reason.indexOf('\0') >= 0 ? "places.reason.long" : "";
  }
}
