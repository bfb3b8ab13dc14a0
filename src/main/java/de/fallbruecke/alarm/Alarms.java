package de.fallbruecke.alarm;

import java.util.List;

/** The alarms of this installation, for those who show them. */
public interface Alarms {
  /** What is wrong now, the most urgent first, then the oldest. */
  List<Alarm> open();

  /** How many are open. */
  int countOpen();

  /** What was wrong, latest end first; kept for 90 days. */
  List<Alarm> cleared(int limit);
}
