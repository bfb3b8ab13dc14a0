package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Ends a held submission for which nothing is left to be done: the portal itself has closed it, or
 * nobody took the case. Its content is destroyed at its date like that of any other.
 */
record Close(Ledger ledger, Agenda agenda, Duration keepContent, Clock clock) implements Deed {
  private static final Set<FaultCode> CLOSABLE =
      Set.of(
          FaultCode.CLOSED_REMOTELY, FaultCode.RECEIPT_CONTRADICTED, FaultCode.NOTHING_DELIVERED);

  @Override
  public List<String> obstacles(Present present, Order order) {
    return CLOSABLE.stream().anyMatch(present::isHeldFor)
        ? List.of()
        : List.of("neither has the portal closed it nor were all its deliveries cancelled");
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission closed = present.submission().closed(clock.instant());
    ledger.book(closed, List.of(Event.of(closed.state().name(), order.facts())));
    agenda.planAt(Task.PURGE, closed.id(), closed.version(), clock.instant().plus(keepContent));
    return new Effect.Done("It is closed.");
  }
}
