package de.fallbruecke.alarm;

import java.time.Instant;

/**
 * A change of an alarm that is told once.
 *
 * @param alarm as it was at that moment
 */
record Notice(Kind kind, Instant at, Alarm alarm) {
  /** What changed. */
  enum Kind {
    RAISED,
    WORSE,
    OVER
  }
}
