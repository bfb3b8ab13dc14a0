package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.List;

/**
 * Open alarms that say the same of different places.
 *
 * @param number how many, at least one
 * @param critical whether one of them is
 * @param oldest when the first of them was raised
 * @param destinations some of the places they concern, by name, at most {@link #NAMED}
 */
public record AlarmGroup(
    FaultCode code, long number, boolean critical, Instant oldest, List<String> destinations) {
  /** So many places are named. */
  public static final int NAMED = 5;

  public AlarmGroup {
    destinations = List.copyOf(destinations);
  }
}
