package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.submission.Submission;
import java.util.List;

/** Tries now what waits to be tried again; nothing else is ever replayed. */
record Retry(Ledger ledger, Agenda agenda) implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    if (present.isHeld()) {
      return List.of("it is held; release it");
    }
    return waiting(present, order).isEmpty() && !stepWaits(present, order)
        ? List.of("nothing of it waits to be tried again")
        : List.of();
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission submission = present.submission();
    List<Delivery> tried =
        waiting(present, order).stream()
            .filter(delivery -> now(Task.DELIVER, delivery.id(), delivery.version(), true))
            .toList();
    boolean step = stepWaits(present, order) && stepNow(submission);
    if (tried.isEmpty() && !step) {
      return new Effect.NotPossible("It is being tried just now.");
    }
    ledger.note(submission.id(), List.of(Event.of("RETRIED", order.facts())));
    return new Effect.Started(Watch.of(submission, tried), "It is tried now.");
  }

  private static List<Delivery> waiting(Present present, Order order) {
    return present.deliveries().stream()
        .filter(
            delivery ->
                delivery.state() == DeliveryState.RETRY_AT
                    || delivery.state() == DeliveryState.UNKNOWN)
        .filter(delivery -> order.target() == null || order.target().equals(delivery.target()))
        .toList();
  }

  private static boolean stepWaits(Present present, Order order) {
    return order.target() == null && present.submission().tries() > 0;
  }

  private boolean stepNow(Submission submission) {
    return switch (submission.state()) {
      case ANNOUNCED -> stepNow(Task.RECEIVE, submission, true);
      // A try in vain was that of the case or that of an early receipt.
      case RECEIVED -> {
        boolean early = stepNow(Task.CONFIRM, submission, false);
        yield stepNow(Task.PROCESS, submission, true) || early;
      }
      case MAPPED -> stepNow(Task.CONFIRM, submission, false);
      case DELIVERED, REJECTING -> stepNow(Task.CONFIRM, submission, true);
      // What waits there is the destruction of content; its date is not brought forward.
      case CONFIRMED, REJECTED, CLOSED, HELD, PURGED -> false;
    };
  }

  private boolean stepNow(Task task, Submission submission, boolean planIfMissing) {
    return now(task, submission.id(), submission.version(), planIfMissing);
  }

  private boolean now(Task task, java.util.UUID id, int version, boolean planIfMissing) {
    return switch (agenda.bringForward(task, id, version)) {
      case PLANNED -> true;
      case RUNNING -> false;
      case MISSING -> {
        if (planIfMissing) {
          agenda.plan(task, id, version);
        }
        yield planIfMissing;
      }
    };
  }
}
