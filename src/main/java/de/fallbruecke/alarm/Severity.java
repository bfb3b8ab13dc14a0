package de.fallbruecke.alarm;

/** How soon somebody has to look. */
public enum Severity {
  /** In the next days. */
  WARNING,
  /** Today. */
  CRITICAL
}
