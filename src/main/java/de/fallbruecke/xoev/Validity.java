package de.fallbruecke.xoev;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a standard or a code list is in force. Nothing is refused because of a date:
 * senders change over when they can. It is there to be seen in time.
 *
 * @param from first day, null if not known
 * @param to last day, null if not known
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {
  /** Nothing is known. */
  public static final Validity UNKNOWN = new Validity(null, null);

  /** XÖV vendors get about half a year; in the last three months somebody should look. */
  private static final int NOTICE_DAYS = 90;

  /** How it stands on a day. */
  public enum State {
    UNKNOWN,
    NOT_YET,
    IN_FORCE,
    /** Ends within 90 days. */
    EXPIRING,
    EXPIRED
  }

  public State on(LocalDate day) {
    if (to != null && day.isAfter(to)) {
      return State.EXPIRED;
    }
    if (from != null && day.isBefore(from)) {
      return State.NOT_YET;
    }
    if (to != null && to.isBefore(day.plusDays(NOTICE_DAYS + 1L))) {
      return State.EXPIRING;
    }
    return from == null && to == null ? State.UNKNOWN : State.IN_FORCE;
  }
}
