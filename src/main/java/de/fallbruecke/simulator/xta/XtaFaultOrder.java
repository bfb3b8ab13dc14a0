package de.fallbruecke.simulator.xta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One order to do something wrong.
 *
 * @param operation only for this operation; empty = for any
 * @param times how often; -1 = until it is taken back
 * @param number for {@link Kind#FAULT}: number of the fault
 * @param name for {@link Kind#FAULT}: the fault of core 3.1.1 that has no number; null = by number
 * @param delay for {@link Kind#SLOW}
 */
public record XtaFaultOrder(
    Kind kind, String operation, int times, int number, @Nullable String name, Duration delay) {
  /** What is done wrong. */
  public enum Kind {
    /** Answers with a fault of the standard, before any effect. */
    FAULT,
    /** Has the effect and breaks the connection off without an answer. */
    LOST_ANSWER,
    /** Answers later. */
    SLOW,
    /** Breaks the connection off in the middle of the answer. */
    CUT,
    /** Lists every message twice. */
    DUPLICATES,
    /** Lists messages and then does not have them. */
    GONE,
    /** HTTP 503 without SOAP. */
    UNAVAILABLE,
    /** An HTML page with status 200. */
    HTML,
    /** A DOCTYPE before the envelope. */
    DOCTYPE,
    /** XOP includes that point to another server. */
    FOREIGN_INCLUDE,
    /** A container of more than 40 MB. */
    OVERSIZED
  }

  /** A wrong answer, once. */
  public static XtaFaultOrder once(Kind kind, String operation) {
    return new XtaFaultOrder(kind, operation, 1, 9030, null, Duration.ZERO);
  }

  /** A fault of the standard, once. */
  public static XtaFaultOrder fault(int number, String operation) {
    return new XtaFaultOrder(Kind.FAULT, operation, 1, number, null, Duration.ZERO);
  }

  /** A fault that only core 3.1.1 has, once. */
  public static XtaFaultOrder fault(String name, String operation) {
    return new XtaFaultOrder(Kind.FAULT, operation, 1, 9000, name, Duration.ZERO);
  }

  /** A late answer, once. */
  public static XtaFaultOrder slow(Duration delay, String operation) {
    return new XtaFaultOrder(Kind.SLOW, operation, 1, 9030, null, delay);
  }

  /** The same so often; -1 until it is taken back. */
  public XtaFaultOrder times(int often) {
    return new XtaFaultOrder(kind, operation, often, number, name, delay);
  }
}
