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
    unplan(delivery);
    deliveries.save(delivery.cancelled(clock.instant()));
    Map<String, String> facts = new TreeMap<>(order.facts("target", delivery.target()));
    facts.put("delivery", delivery.id().toString());
    facts.put("key", delivery.idempotencyKey());
    ledger.note(delivery.submission(), List.of(Event.of("DELIVERY_CANCELLED", facts)));
  }
}
