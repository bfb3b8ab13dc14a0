package de.fallbruecke.delivery;

import java.time.Instant;
import java.util.Optional;

/** Hands a case to its target. Every method is a remote call: never inside a transaction. */
public interface Dispatch {
  /**
   * Sends the case with its documents. Never throws for a failing target: that is an outcome.
   *
   * @throws de.fallbruecke.platform.Fault TARGET_UNKNOWN if the target was taken out of the
   *     configuration; VAULT_* if the content cannot be read; PARCEL_MISMATCH if record and content
   *     do not belong together; TARGET_SECRET_UNREADABLE. The target has then got nothing or an
   *     incomplete request that says so.
   */
  Outcome send(Delivery delivery);

  /**
   * When to look again if the target is paused; empty if the delivery may be attempted, which must
   * then be done: it may be the one that tries whether the target is back.
   */
  Optional<Instant> pausedUntil(Delivery delivery);

  /**
   * How to go on after an unclear outcome: true if the target is idempotent by key or can be asked
   * for it.
   */
  boolean mayRepeat(Delivery delivery);

  /**
   * Whether the target fetches its cases: then nothing is sent and no pause counts, the delivery is
   * offered. False for a target that is not configured.
   */
  boolean isOffered(Delivery delivery);

  /**
   * Makes sure that a delivery may be offered to its target. Reads the content.
   *
   * @throws de.fallbruecke.platform.Fault TARGET_OF_OTHER_TENANT, TARGET_IS_PRODUCTIVE; as {@link
   *     #send} if it cannot be packed
   */
  OfferFacts inspect(Delivery delivery);

  /** Retry policy of the target. */
  RetryPolicy retryPolicy(Delivery delivery);
}
