package de.fallbruecke.api;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one place that turns an id in an address into a case that a target may answer: one that it
 * has, or may have because nobody knows how a delivery to it ended.
 */
final class OwnCases {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<DeliveryState> THERE =
      Set.of(DeliveryState.DELIVERED, DeliveryState.SENDING, DeliveryState.UNKNOWN);

  private final Cases cases;
  private final Deliveries deliveries;

  OwnCases(Cases cases, Deliveries deliveries) {
    this.cases = cases;
    this.deliveries = deliveries;
  }

  /**
   * The case.
   *
   * @param caseId as written in the address
   * @throws ApiFault OFFER_UNKNOWN if there is none, or none that was delivered to this target
   */
  CaseEntry get(TargetClient client, String caseId) {
    if (!ID.matcher(caseId).matches()) {
      throw unknown();
    }
    CaseEntry entry = cases.find(UUID.fromString(caseId)).orElseThrow(OwnCases::unknown);
    if (deliveries.of(entry.submission()).stream()
        .noneMatch(delivery -> isThere(delivery, client, entry))) {
      throw unknown();
    }
    return entry;
  }

  private static boolean isThere(Delivery delivery, TargetClient client, CaseEntry entry) {
    return delivery.target().equals(client.target())
        && delivery.caseId().equals(entry.caseId())
        && (THERE.contains(delivery.state()) || mayBeThere(delivery));
  }

  /** What a person cancelled is none of the target's business any more. */
  private static boolean mayBeThere(Delivery delivery) {
    return delivery.unsettled() && delivery.state() != DeliveryState.CANCELLED;
  }

  private static ApiFault unknown() {
    return new ApiFault(
        FaultCode.OFFER_UNKNOWN,
        "There is no case of this id that your specialist software has taken.");
  }
}
