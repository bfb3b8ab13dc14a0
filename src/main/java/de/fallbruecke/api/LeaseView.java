package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import java.time.Instant;
import java.util.UUID;

/** A lease, as its client sees it. */
record LeaseView(UUID lease, Instant until) {
  /** Names the lease in every request that needs one. */
  static final String HEADER = "Fallbruecke-Lease";

  static LeaseView of(Offer.Lease lease) {
    return new LeaseView(lease.id(), lease.until());
  }
}
