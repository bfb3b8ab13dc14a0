package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a message that was sent twice: as long as the first one is on its way the second
 * one waits; when the first one is delivered the second one gets its receipt without a case of its
 * own; when the first one ended otherwise a person decides.
 */
final class Repetition {
  /** In the evidence of the second one: which submission has the content. */
  static final String EVENT = "REPEATS";

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  private final Submissions submissions;
  private final Ledger ledger;
  private final Agenda agenda;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Repetition(
      Submissions submissions,
      Ledger ledger,
      Agenda agenda,
      TransactionTemplate transaction,
      Clock clock) {
    this.submissions = submissions;
    this.ledger = ledger;
    this.agenda = agenda;
    this.transaction = transaction;
    this.clock = clock;
  }

  Next of(Submission second, Reception.Repeated found) {
    Submission first = submissions.get(found.first());
    return switch (first.state()) {
      case DELIVERED, CONFIRMED -> settle(second, found);
      case REJECTING, REJECTED, CLOSED -> leave(second, found);
      case PURGED -> confirmed(first) ? settle(second, found) : leave(second, found);
      case ANNOUNCED, RECEIVED, MAPPED, HELD -> Next.again(clock.instant().plus(LOOK_AGAIN));
    };
  }

  private boolean confirmed(Submission first) {
    return ledger.knows(first.id(), SubmissionState.CONFIRMED.name());
  }

  private Next settle(Submission second, Reception.Repeated found) {
    transaction.executeWithoutResult(
        status -> {
          Submission settled = second.repeated(clock.instant());
          List<Event> events = events(found);
          events.add(Event.of(settled.state().name()));
          ledger.book(settled, events);
          agenda.plan(Task.CONFIRM, settled.id(), settled.version());
        });
    return Next.done();
  }

  private Next leave(Submission second, Reception.Repeated found) {
    transaction.executeWithoutResult(
        status ->
            ledger.hold(
                second,
                FaultCode.REPEATED_AFTER_END,
                "%s Submission %s has the content of submission %s, which ended without being delivered. Nothing was delivered; look at the first one, then close this one or have the sender send a new message."
                    .formatted(FaultCode.REPEATED_AFTER_END, second.id(), found.first()),
                events(found)));
    return Next.done();
  }

  private static List<Event> events(Reception.Repeated found) {
    List<Event> events = new ArrayList<>(found.evidence());
    events.add(Event.of(EVENT, Map.of("first", found.first().toString())));
    return events;
  }
}
