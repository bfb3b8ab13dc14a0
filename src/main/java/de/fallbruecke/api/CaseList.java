package de.fallbruecke.api;

import de.fallbruecke.delivery.Offer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of ready cases.
 *
 * @param next where the next page begins; null if this is the last one
 */
record CaseList(List<ReadyCase> cases, @Nullable String next) {
  CaseList {
    cases = List.copyOf(cases);
  }

  /** A case, without personal data. */
  record ReadyCase(
      UUID id,
      String caseNumber,
      @Nullable String service,
      Instant offeredAt,
      boolean test,
      long size) {
    static ReadyCase of(Offer offer) {
      return new ReadyCase(
          offer.caseId(),
          offer.caseNumber(),
          offer.service(),
          offer.offeredAt(),
          offer.test(),
          offer.size());
    }
  }
}
