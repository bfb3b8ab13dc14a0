package de.fallbruecke.route;

import java.util.List;
import java.util.Optional;

/** The history of all instances. Append-only: what ran when can be told years later. */
interface ActivationLog {
  /** The newest entry of every instance, retired ones included. */
  List<Activation> current();

  /** All entries of an instance, newest first. */
  List<Activation> of(String instance);

  /** All entries of a tenant, newest first. */
  List<Activation> ofTenant(String tenant);

  /**
   * The id of the newest entry of all, 0 if there is none: a cheap question for "anything new?".
   */
  long latest();

  /**
   * Adds an entry, if nobody else added one to the same instance meanwhile.
   *
   * @param previous the entry that the caller took for the newest of the instance
   * @return the stored entry with its id
   * @throws de.fallbruecke.platform.Fault CONCURRENT_CHANGE if it was not the newest
   */
  Activation add(Optional<Activation> previous, Activation next);
}
