package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides whether a case counts as handed over: every required delivery has ended, and at least one
 * of them with the target having the case. What was only cancelled is never confirmed by itself.
 */
record Completion(Deliveries deliveries, Ledger ledger, Agenda agenda, Clock clock) {

  /** After a delivery ended; inside a transaction, with the submission locked and MAPPED. */
  void settle(Submission mapped) {
    List<Delivery> required = required(mapped.id());
    if (required.stream().anyMatch(Completion::isOpen)) {
      return;
    }
    if (!required.isEmpty()
        && required.stream().allMatch(delivery -> delivery.state() == DeliveryState.CANCELLED)) {
      ledger.hold(
          mapped,
          FaultCode.NOTHING_DELIVERED,
          "%s All required deliveries of submission %s were cancelled. The portal was told nothing. Reject it, accept it by hand if the case was taken over in another way, or close it."
              .formatted(FaultCode.NOTHING_DELIVERED, mapped.id()),
          List.of());
      return;
    }
    Submission delivered = mapped.delivered(clock.instant());
    ledger.book(delivered, Map.of());
    ledger.countHandedOver(delivered);
    agenda.plan(Task.CONFIRM, delivered.id(), delivered.version());
  }

  /** Whether a required delivery waits for a person. */
  boolean isHeldUp(UUID submission) {
    return required(submission).stream()
        .anyMatch(delivery -> delivery.state() == DeliveryState.HELD);
  }

  /** Whether it may still be sent. */
  static boolean isOpen(Delivery delivery) {
    return delivery.state() != DeliveryState.DELIVERED
        && delivery.state() != DeliveryState.CANCELLED;
  }

  private List<Delivery> required(UUID submission) {
    return deliveries.of(submission).stream().filter(Delivery::required).toList();
  }
}
