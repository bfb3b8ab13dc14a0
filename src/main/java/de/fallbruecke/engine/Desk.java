package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a person's acts do with deliveries; inside a transaction. */
record Desk(Deliveries deliveries, Ledger ledger, Agenda agenda, Clock clock) {

  void save(Delivery next) {
    deliveries.save(next);
  }

  /** Its present step must not wake up beside the one of a later release. */
  void unplan(Submission submission) {
    switch (submission.state()) {
      case ANNOUNCED -> agenda.forget(Task.RECEIVE, submission.id(), submission.version());
      case RECEIVED -> agenda.forget(Task.PROCESS, submission.id(), submission.version());
      case DELIVERED, REJECTING ->
          agenda.forget(Task.CONFIRM, submission.id(), submission.version());
      case MAPPED, CONFIRMED, HELD, REJECTED, CLOSED, PURGED -> {}
    }
  }

  /** Its task must not wake up beside the one of a later release. */
  void unplan(Delivery delivery) {
    agenda.forget(Task.DELIVER, delivery.id(), delivery.version());
  }

  /** Sends the held ones again, with the same keys. */
  List<Delivery> release(List<Delivery> all) {
    List<Delivery> pending =
        all.stream()
            .filter(delivery -> delivery.state() == DeliveryState.HELD)
            .map(delivery -> delivery.released(clock.instant()))
            .toList();
    for (Delivery delivery : pending) {
      deliveries.save(delivery);
      agenda.plan(Task.DELIVER, delivery.id(), delivery.version());
    }
    return pending;
  }

  /** Ends it for good. */
  void cancel(Delivery delivery, Order order) {
    end(delivery.cancelled(clock.instant()), delivery, "DELIVERY_CANCELLED", order);
  }

  /** The target has it, as a person found out there. */
  void markDelivered(Delivery delivery, Order order) {
    end(delivery.foundThere(clock.instant()), delivery, "DELIVERY_MARKED_DELIVERED", order);
  }

  private void end(Delivery ended, Delivery before, String kind, Order order) {
    unplan(before);
    deliveries.save(ended);
    Map<String, String> facts = new TreeMap<>(order.facts("target", before.target()));
    facts.put("delivery", before.id().toString());
    facts.put("key", before.idempotencyKey());
    ledger.note(before.submission(), List.of(Event.of(kind, facts)));
  }
}
