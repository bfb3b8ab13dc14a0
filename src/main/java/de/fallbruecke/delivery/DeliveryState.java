package de.fallbruecke.delivery;

/** States of a delivery (DESIGN §3). */
public enum DeliveryState {
  PENDING,
  SENDING,
  /** Waits to be fetched by its target. */
  OFFERED,
  DELIVERED,
  /** Tried in vain; will be tried again at a known time. */
  RETRY_AT,
  /** The request may have had an effect. */
  UNKNOWN,
  /** Waits for a person. */
  HELD,
  CANCELLED
}
