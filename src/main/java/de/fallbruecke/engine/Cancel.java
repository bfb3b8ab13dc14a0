package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.submission.Submissions;
import java.util.List;

/**
 * Ends deliveries that a target shall not get any more. If that was the last thing the submission
 * waited for, it goes on; if no required target has the case, it is held for a person.
 */
record Cancel(Submissions submissions, Desk desk, Settlement settlement) implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    List<Delivery> chosen = chosen(present, order);
    if (chosen.isEmpty()) {
      return List.of(
          order.target() == null
              ? "it has no delivery that could be cancelled"
              : "it has no delivery to target '%s'".formatted(order.target()));
    }
    if (order.target() == null && chosen.size() > 1) {
      return List.of("it has %d open deliveries; name the target".formatted(chosen.size()));
    }
    return chosen.stream()
        .filter(
            delivery -> !Completion.isOpen(delivery) || delivery.state() == DeliveryState.SENDING)
        .map(
            delivery ->
                "its delivery to target '%s' is %s".formatted(delivery.target(), delivery.state()))
        .toList();
  }

  @Override
  public Effect perform(Present present, Order order) {
    chosen(present, order).forEach(delivery -> desk.cancel(delivery, order));
    settlement.after(present, order);
    return new Effect.Done(
        "It is cancelled; the submission is %s."
            .formatted(submissions.get(present.submission().id()).state()));
  }

  private static List<Delivery> chosen(Present present, Order order) {
    return present.deliveries().stream()
        .filter(
            delivery ->
                order.target() == null
                    ? Completion.isOpen(delivery)
                    : order.target().equals(delivery.target()))
        .toList();
  }
}
