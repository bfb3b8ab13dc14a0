package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The repository. Every write joins the caller's transaction and is guarded by the version. */
public interface Deliveries {
  /** Adds it unless case and target are known already; returns the stored one. */
  Delivery add(Delivery pending);

  Delivery get(UUID id);

  /** All deliveries of a submission, in order of creation. */
  List<Delivery> of(UUID submission);

  /** All attempts of a delivery, oldest first. */
  List<Attempt> attempts(UUID delivery);

  /**
   * The submissions with such a delivery; at least one of the two is asked for.
   *
   * @param target to it; null for any
   * @param state in it; null for any
   */
  IdQuery submissionsWith(@Nullable String target, @Nullable DeliveryState state);

  /**
   * How many deliveries are in the state. Counting stops at the limit.
   *
   * @param targets only to these
   * @param most more are given as one more than this
   */
  long count(DeliveryState state, Set<String> targets, int most);

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

  /**
   * What changed at that moment or later, the latest first.
   *
   * @param from null for only the very latest
   */
  List<Change> changes(@Nullable Instant from, int limit);

  /** That a delivery to the target became this version at that moment. */
  record Change(UUID id, int version, String target, Instant at) {}
}
