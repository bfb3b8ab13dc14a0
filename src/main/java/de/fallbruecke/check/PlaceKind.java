package de.fallbruecke.check;

/** What can be tested. */
public enum PlaceKind {
  DESTINATION,
  TARGET,
  /** A target that a synthetic case is sent to; see {@link TestDeliveries}. */
  TEST_DELIVERY
}
