package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person does with a held submission. */
public final class Holds {
  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Ledger ledger;
  private final Agenda agenda;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Holds(
      Submissions submissions,
      Deliveries deliveries,
      Ledger ledger,
      Agenda agenda,
      TransactionTemplate transaction,
      Clock clock) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.ledger = ledger;
    this.agenda = agenda;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Lets the submission go on where it was held; held deliveries are tried again with the same key.
   * Where the submission itself went on, its held optional deliveries are tried again.
   *
   * @param by who says so, for the evidence
   * @throws de.fallbruecke.platform.Fault ILLEGAL_TRANSITION if nothing of it is held
   */
  public void release(UUID id, String by) {
    transaction.executeWithoutResult(
        status -> {
          Submission present = submissions.lock(id);
          if (!isHeld(present) && retryHeld(present) > 0) {
            ledger.note(id, List.of(Event.of("RELEASED", Map.of("by", by, "to", "DELIVERY"))));
            return;
          }
          Submission released = present.released(clock.instant());
          ledger.book(
              released,
              List.of(Event.of("RELEASED", Map.of("by", by, "to", released.state().name()))));
          resume(released);
        });
  }

  private void resume(Submission released) {
    switch (released.state()) {
      case ANNOUNCED -> agenda.plan(Task.RECEIVE, released.id(), released.version());
      case RECEIVED -> agenda.plan(Task.PROCESS, released.id(), released.version());
      case MAPPED -> resumeDeliveries(released);
      case DELIVERED, REJECTING -> agenda.plan(Task.CONFIRM, released.id(), released.version());
      case CONFIRMED, REJECTED, HELD, PURGED ->
          throw new IllegalStateException("Nothing is held in " + released.state());
    }
  }

  private void resumeDeliveries(Submission released) {
    retryHeld(released);
    if (deliveries.of(released.id()).stream()
        .filter(Delivery::required)
        .allMatch(delivery -> delivery.state() == DeliveryState.DELIVERED)) {
      Submission delivered = released.delivered(clock.instant());
      ledger.book(delivered, Map.of());
      agenda.plan(Task.CONFIRM, delivered.id(), delivered.version());
    }
  }

  private int retryHeld(Submission submission) {
    int count = 0;
    for (Delivery delivery : deliveries.of(submission.id())) {
      if (delivery.state() == DeliveryState.HELD) {
        Delivery pending = delivery.released(clock.instant());
        deliveries.save(pending);
        agenda.plan(Task.DELIVER, pending.id(), pending.version());
        count++;
      }
    }
    return count;
  }

  /** Whether {@link #release} makes sense for the submission. */
  public static boolean isHeld(Submission submission) {
    return submission.state() == SubmissionState.HELD;
  }
}
