package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * A person answers for it that the case was taken over although every required delivery was
 * cancelled, for example because they found it in the specialist software. Never done by itself.
 */
record Accept(Ledger ledger, Agenda agenda, Clock clock) implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    return present.isHeldFor(FaultCode.NOTHING_DELIVERED)
        ? List.of()
        : List.of("its required deliveries were not all cancelled");
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission mapped = present.submission().released(clock.instant());
    ledger.book(mapped, List.of(Event.of("ACCEPTED_BY_HAND", order.facts())));
    Submission delivered = mapped.delivered(clock.instant());
    ledger.book(delivered, Map.of());
    agenda.plan(Task.CONFIRM, delivered.id(), delivered.version());
    return new Effect.Started(Watch.of(delivered), "The receipt is posted.");
  }
}
