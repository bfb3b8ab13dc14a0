package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The repository. Every write joins the caller's transaction and is guarded by the version. */
public interface Deliveries {
  /** Adds it unless case and target are known already; returns the stored one. */
  Delivery add(Delivery pending);

  Delivery get(UUID id);

  /** All deliveries of a submission, in order of creation. */
  List<Delivery> of(UUID submission);

  /** All attempts of a delivery, oldest first. */
  List<Attempt> attempts(UUID delivery);

  /** The submissions with a delivery to the target. */
  IdQuery submissionsWith(String target);

  /** The submissions with a delivery that met this and has not succeeded since. */
  IdQuery submissionsWith(FaultCode code);

  /** Stores the next version together with the beginning of its attempt. */
  void begin(Delivery sending);

  /** Stores the next version and completes its last attempt. */
  void finish(Delivery next, Outcome outcome);

  /**
   * Completes an attempt whose delivery has gone on without it; the delivery stays as it is, but
   * for the knowledge that an unclear outcome brings.
   *
   * @return false if the attempt has its end already; nothing was changed
   */
  boolean end(UUID delivery, int attempt, Outcome outcome, Instant at);

  /**
   * Stores the next version together with an attempt that has its end already: the target began and
   * ended it.
   */
  void complete(Delivery next, Instant began, Outcome outcome);

  /** Stores the next version, no attempt involved (release, cancel, hold). */
  void save(Delivery next);
}
