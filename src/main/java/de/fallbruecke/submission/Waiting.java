package de.fallbruecke.submission;

import de.fallbruecke.platform.FaultCode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What has waited for too long; read for alarms and changed by nobody. */
public interface Waiting {
  /**
   * The submissions of a destination without a receipt, held ones included.
   *
   * @param since the earliest moment at which the oldest can have come to the portal
   * @param oldest the oldest
   * @param old how many are at least as old as was asked for
   */
  record Unconfirmed(String tenant, String destination, Instant since, UUID oldest, long old) {}

  /**
   * A destination whose latest receptions all stopped for the same reasons.
   *
   * @param latest the latest of them
   */
  record Stuck(String tenant, String destination, long held, UUID latest) {}

  /**
   * By destination, only destinations that have any. The 14 days of the portal begin when the
   * submission comes there (facts/fit-connect §11), which we see up to one listing later, or much
   * later after a standstill; so the age is counted from the listing before.
   *
   * @param before what is counted as old
   */
  List<Unconfirmed> unconfirmed(Instant before);

  /**
   * What is on its way at a destination.
   *
   * @param open not yet confirmed, rejected or closed, held ones included
   * @param since the earliest moment at which the oldest of them can have come to the portal
   */
  record Load(String destination, long open, long held, Instant since) {}

  /** By destination, only destinations that have any. */
  List<Load> load();

  /** How many of a destination were announced before that moment and are not delivered yet. */
  long undelivered(String destination, Instant announcedBefore);

  /** How many were closed before that moment and still have their content. */
  long notPurged(Instant closedBefore);

  /** How many closed ones could not be purged so many times. */
  long purgedInVain(int tries);

  /**
   * Destinations where each of the latest receptions is held with one of the codes.
   *
   * @param latest how many receptions are looked at; fewer say nothing
   */
  List<Stuck> stuck(Set<FaultCode> codes, int latest);
}
