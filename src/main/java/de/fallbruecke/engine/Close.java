package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Ends a held submission for which nothing is left to be done: the portal itself has closed it,
 * nobody took the case, or it was sent a second time in a way that a channel without rejections can
 * only be told about by its author. Its content is destroyed at its date like that of any other.
 */
record Close(Ledger ledger, Agenda agenda, Duration keepContent, Clock clock) implements Deed {
  private static final Set<FaultCode> CLOSABLE =
      Set.of(
          FaultCode.CLOSED_REMOTELY,
          FaultCode.RECEIPT_CONTRADICTED,
          FaultCode.NOTHING_DELIVERED,
          FaultCode.REPEATED_AFTER_END,
          FaultCode.XTA_UUID_REUSED,
          FaultCode.XTA_ID_REUSED);

  @Override
  public List<String> obstacles(Present present, Order order) {
    return CLOSABLE.stream().anyMatch(present::isHeldFor)
        ? List.of()
        : List.of(
            "neither has the portal closed it nor were all its deliveries cancelled nor was it sent wrongly a second time");
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission closed = present.submission().closed(clock.instant());
    ledger.book(closed, List.of(Event.of(closed.state().name(), order.facts())));
    agenda.planAt(Task.PURGE, closed.id(), closed.version(), clock.instant().plus(keepContent));
    return new Effect.Done("It is closed.");
  }
}
