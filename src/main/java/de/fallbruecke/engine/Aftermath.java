package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What follows for a submission from the next state of one of its deliveries. */
record Aftermath(Ledger ledger, Completion completion) {

  /** Inside the transaction that stores the delivery, with the submission locked. */
  void of(Submission submission, Delivery next) {
    ledger.note(submission.id(), List.of(Event.of("DELIVERY_" + next.state(), facts(next))));
    if (submission.state() != SubmissionState.MAPPED) {
      return;
    }
    if (next.state() == DeliveryState.HELD && next.required()) {
      ledger.hold(
          submission,
          next.code() == null ? FaultCode.UNEXPECTED : next.code(),
          next.detail() == null ? "" : next.detail(),
          List.of());
    } else {
      completion.settle(submission);
    }
  }

  static Map<String, String> facts(Delivery delivery) {
    Map<String, String> facts =
        new TreeMap<>(
            Map.of(
                "delivery", delivery.id().toString(),
                "target", delivery.target(),
                "key", delivery.idempotencyKey(),
                "attempt", String.valueOf(delivery.attempts())));
    if (delivery.reference() != null) {
      facts.put("reference", delivery.reference());
    }
    if (delivery.code() != null) {
      facts.put("code", delivery.code().code());
    }
    return facts;
  }
}
