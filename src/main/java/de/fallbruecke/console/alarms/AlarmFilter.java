package de.fallbruecke.console.alarms;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the alarms is shown, as it stands in the address of the page.
 *
 * @param over what was wrong instead of what is
 * @param after what comes after this alarm; null: from the beginning
 */
record AlarmFilter(boolean over, @Nullable UUID after) {
  /** Whatever makes no sense asks for no limit. */
  static AlarmFilter of(@Nullable String state, @Nullable String after) {
    return new AlarmFilter("over".equals(state), id(after));
  }

  private static @Nullable UUID id(@Nullable String written) {
    try {
      return written == null ? null : UUID.fromString(written);
    } catch (IllegalArgumentException noId) {
      return null;
    }
  }

  AlarmFilter after(@Nullable UUID alarm) {
    return new AlarmFilter(over, alarm);
  }

  /** The address of the page that shows it. */
  public String address() {
    String start = over ? "/alarms?state=over" : "/alarms";
    return after == null ? start : start + (over ? "&" : "?") + "after=" + after;
  }

  /** The address of the first page. */
  public String start() {
    return after(null).address();
  }
}
