package de.fallbruecke.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that wait to be fetched. A lease keeps others away for its time; every change of a
 * lease is one guarded statement, so that two clients never hold the same one. An offer ends by
 * itself, in the same transaction, when its delivery is no longer OFFERED. Times are the
 * database's, through the clock of the program.
 */
public interface Offers {
  /**
   * Offers a delivery, or offers it again at its old place; in the caller's transaction. A lease
   * that was given before and neither given back nor used for a refusal goes on.
   *
   * @param service key of the service, if the case has one
   */
  void add(Delivery offered, OfferFacts facts, @Nullable String service);

  /**
   * What nobody has a lease on, in the order in which it was first offered.
   *
   * @param after only offers with a greater {@link Offer#sequence()}; 0 for all
   * @param limit at most so many
   */
  List<Offer> ready(String target, long after, int limit);

  /** What nobody has a lease on, by the moment it was offered last; at most so many. */
  List<Offer> ready(String target, OfferSelection wanted, int limit);

  /** The offer of this case to this target, ended or not; never one to another target. */
  Optional<Offer> find(String target, UUID caseId);

  /** The offer that the target knows by this id. */
  Optional<Offer> findMessage(String target, String messageId);

  /** The offer of the delivery, ended or not. */
  Optional<Offer> of(UUID delivery);

  /** Names the offer towards its target, unless it has a name; returns the name it has. */
  String name(UUID delivery, String messageId);

  /** Takes a lease; empty if the offer has ended or somebody else has a lease on it. */
  Optional<Offer.Lease> lease(UUID delivery, UUID lease, String by, Duration time);

  /**
   * Lets a lease end later or earlier, counted from now; one that ran out too, unless somebody else
   * has had the case since.
   */
  Optional<Offer.Lease> renew(UUID delivery, UUID lease, Duration time);

  /** Gives a lease back unused: the case is in the list again. False if it is none any more. */
  boolean giveBack(UUID delivery, UUID lease);

  /**
   * Notes that content is handed out.
   *
   * @param begins its first byte is among what is handed out
   * @return empty if the lease is not in force; else whether it is a fetch of its own and not the
   *     continuation of one under this lease
   */
  Optional<Boolean> fetched(UUID delivery, UUID lease, String item, boolean begins);

  /**
   * Whether the target fetched content and has not said since that it does not take the case: it
   * may have it.
   */
  boolean isPerhapsTaken(UUID delivery);

  /**
   * Claims the right to settle, in the caller's transaction: from here to its end nobody else gets
   * a lease. True as long as nobody else has had the case since, even if the lease ran out.
   *
   * @param refused the target does not take the case
   */
  boolean settle(UUID delivery, UUID lease, boolean refused);

  /** When which client got a case of the target last. */
  Map<String, Instant> fetchedBy(String target);

  /** Offers that wait, by target. */
  List<Waiting> waiting();

  /**
   * What waits at one target.
   *
   * @param oldest since when the one that waits longest is offered
   */
  record Waiting(String target, String tenant, long count, Instant oldest) {}
}
