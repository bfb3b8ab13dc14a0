package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.submission.Submissions;
import java.util.List;

/**
 * A person has looked into the specialist software and found the case there. Only what may have
 * arrived can be marked: for anything else there is cancel and accept, which say what they mean.
 */
record MarkDelivered(Submissions submissions, Desk desk, Offers offers, Settlement settlement)
    implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    List<Delivery> chosen = chosen(present, order);
    if (chosen.isEmpty()) {
      return List.of(
          order.target() == null
              ? "no delivery of it has an unknown outcome"
              : "its delivery to target '%s' has no unknown outcome".formatted(order.target()));
    }
    return order.target() == null && chosen.size() > 1
        ? List.of(
            "it has %d deliveries of unknown outcome; name the target".formatted(chosen.size()))
        : List.of();
  }

  @Override
  public Effect perform(Present present, Order order) {
    chosen(present, order).forEach(delivery -> desk.markDelivered(delivery, order));
    settlement.after(present, order);
    return new Effect.Done(
        "It is marked as delivered; the submission is %s."
            .formatted(submissions.get(present.submission().id()).state()));
  }

  private List<Delivery> chosen(Present present, Order order) {
    return present.deliveries().stream()
        .filter(delivery -> order.target() == null || order.target().equals(delivery.target()))
        .filter(this::mayHaveArrived)
        .toList();
  }

  private boolean mayHaveArrived(Delivery delivery) {
    return Completion.isOpen(delivery)
        && delivery.state() != DeliveryState.SENDING
        && (delivery.state() == DeliveryState.UNKNOWN
            || delivery.unsettled()
            || offers.isPerhapsTaken(delivery.id()));
  }
}
