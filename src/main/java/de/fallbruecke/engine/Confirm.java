package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the decision known to the portal. With an early receipt (condition RECEIVED) it runs twice:
 * once right after the reception without a change of state, and at the end, when the channel finds
 * the receipt there.
 */
final class Confirm implements SubmissionStep.Work {
  /** In the evidence: the portal has its receipt before the specialist software has the case. */
  static final String EARLY = "EARLY_RECEIPT";

  private final Destinations destinations;
  private final Channels channels;
  private final Ledger ledger;
  private final Agenda agenda;
  private final EngineSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Confirm(
      Destinations destinations,
      Channels channels,
      Ledger ledger,
      Agenda agenda,
      EngineSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.destinations = destinations;
    this.channels = channels;
    this.ledger = ledger;
    this.agenda = agenda;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Next on(Submission submission) {
    Destination destination = destinations.get(submission.destination());
    Decision decision = decision(submission, destination);
    if (decision == null) {
      return Next.done();
    }
    switch (channels.of(destination).confirm(submission, destination, decision)) {
      case Receipt.Posted posted ->
          transaction.executeWithoutResult(status -> book(submission, posted));
      case Receipt.Contradicted contradicted ->
          transaction.executeWithoutResult(
              status ->
                  ledger.hold(
                      submission,
                      FaultCode.RECEIPT_CONTRADICTED,
                      "%s The portal shows another end for submission %s: %s. Our receipt was not posted."
                          .formatted(
                              FaultCode.RECEIPT_CONTRADICTED, submission.id(), contradicted.how()),
                      contradicted.evidence()));
    }
    return Next.done();
  }

  private static @Nullable Decision decision(Submission submission, Destination destination) {
    return switch (submission.state()) {
      case DELIVERED -> new Decision.Accept();
      case REJECTING -> Verdict.stored(submission);
      case RECEIVED, MAPPED ->
          destination.receipt() == Destination.ReceiptCondition.RECEIVED
              ? new Decision.Accept()
              : null;
      case ANNOUNCED, HELD, CONFIRMED, REJECTED, CLOSED, PURGED -> null;
    };
  }

  private void book(Submission submission, Receipt.Posted posted) {
    List<Event> events = new ArrayList<>(posted.evidence());
    if (submission.state() != SubmissionState.DELIVERED
        && submission.state() != SubmissionState.REJECTING) {
      events.add(Event.of(EARLY));
      ledger.note(submission.id(), events);
      return;
    }
    Submission closed =
        submission.state() == SubmissionState.REJECTING
            ? submission.rejected(clock.instant())
            : submission.confirmed(clock.instant());
    events.add(
        Event.of(closed.state().name(), Map.of("foundThere", String.valueOf(posted.foundThere()))));
    ledger.book(closed, events);
    agenda.planAt(
        Task.PURGE, closed.id(), closed.version(), clock.instant().plus(settings.keepContent()));
  }
}
