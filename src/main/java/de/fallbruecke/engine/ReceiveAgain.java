package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Clock;
import java.util.List;

/** Has the channel deliver a submission once more; what is stored of it is replaced. */
record ReceiveAgain(EvidenceLog evidence, Ledger ledger, Agenda agenda, Clock clock)
    implements Deed {

  @Override
  public List<String> obstacles(Present present, Order order) {
    SubmissionState from = present.heldFrom();
    if (from != SubmissionState.ANNOUNCED && from != SubmissionState.RECEIVED) {
      return List.of(
          from == null
              ? "it is %s and not held".formatted(present.submission().state())
              : "it was held in %s and has a case".formatted(from));
    }
    return EarlyReceipt.of(present.submission(), evidence)
        ? List.of("the portal has its receipt and does not hand it out any more")
        : List.of();
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission again = present.submission().announcedAgain(clock.instant());
    ledger.book(again, List.of(Event.of("ANNOUNCED_AGAIN", order.facts())));
    agenda.plan(Task.RECEIVE, again.id(), again.version());
    return new Effect.Started(Watch.of(again), "It is received once more.");
  }
}
