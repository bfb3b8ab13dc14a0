package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.Map;

/**
 * One evaluation.
 *
 * @param now its moment
 * @param watchingSince since when alarms have been judged without a longer break: what did not
 *     happen while no process ran is not held against this one
 * @param open open alarms by cause
 */
record Look(Instant now, Instant watchingSince, Map<String, Alarm> open) {
  /** Whether the alarm is open; what is open should clear a little later than it was raised. */
  boolean isOpen(FaultCode code, String subject) {
    return open.containsKey(code + "/" + subject);
  }
}
