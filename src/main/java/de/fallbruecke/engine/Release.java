package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.util.List;

/**
 * Lets a submission go on where it was held; held deliveries are sent again with the same key.
 * Where the submission itself went on, its held optional deliveries are sent again.
 */
record Release(
    Submissions submissions,
    Desk desk,
    Completion completion,
    Ledger ledger,
    Agenda agenda,
    Clock clock)
    implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    if (present.isHeldFor(FaultCode.NOTHING_DELIVERED)) {
      return List.of("all required deliveries were cancelled; reject, accept or close it");
    }
    boolean held =
        present.isHeld()
            || present.deliveries().stream()
                .anyMatch(delivery -> delivery.state() == DeliveryState.HELD);
    return held
        ? List.of()
        : List.of("it is %s and nothing of it is held".formatted(present.submission().state()));
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission submission = present.submission();
    if (!present.isHeld()) {
      List<Delivery> pending = desk.release(present.deliveries());
      ledger.note(submission.id(), List.of(Event.of("RELEASED", order.facts("to", "DELIVERY"))));
      return new Effect.Started(Watch.of(submission, pending), "Its deliveries are sent again.");
    }
    Submission released = submission.released(clock.instant());
    ledger.book(
        released, List.of(Event.of("RELEASED", order.facts("to", released.state().name()))));
    return switch (released.state()) {
      case ANNOUNCED -> goOn(Task.RECEIVE, released);
      case RECEIVED -> {
        // An early receipt that the hold kept back; without that condition it does nothing.
        agenda.plan(Task.CONFIRM, released.id(), released.version());
        yield goOn(Task.PROCESS, released);
      }
      case MAPPED -> deliver(released, present.deliveries());
      case DELIVERED, REJECTING -> goOn(Task.CONFIRM, released);
      case CONFIRMED, REJECTED, CLOSED, HELD, PURGED ->
          throw new IllegalStateException("Nothing is held in " + released.state());
    };
  }

  private Effect goOn(Task task, Submission released) {
    agenda.plan(task, released.id(), released.version());
    return new Effect.Started(
        Watch.of(released), "It goes on from %s.".formatted(released.state()));
  }

  private Effect deliver(Submission released, List<Delivery> all) {
    List<Delivery> pending = desk.release(all);
    completion.settle(released);
    Submission next = submissions.get(released.id());
    return new Effect.Started(
        pending.isEmpty() ? Watch.of(next) : Watch.of(next, pending),
        "It goes on from %s.".formatted(next.state()));
  }
}
