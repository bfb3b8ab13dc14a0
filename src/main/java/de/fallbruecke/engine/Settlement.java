package de.fallbruecke.engine;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Clock;
import java.util.List;

/**
 * What follows for a submission when a person has ended one of its deliveries. If that was the last
 * thing it waited for, it goes on; if no required target has the case, it is held.
 */
record Settlement(Completion completion, Ledger ledger, Clock clock) {

  /** Inside the transaction of the act. */
  void after(Present present, Order order) {
    Submission submission = present.submission();
    if (submission.state() == SubmissionState.MAPPED) {
      completion.settle(submission);
    } else if (present.heldFrom() == SubmissionState.MAPPED
        && !present.isHeldFor(FaultCode.HELD_BY_PERSON)
        && !completion.isHeldUp(submission.id())) {
      Submission released = submission.released(clock.instant());
      ledger.book(
          released, List.of(Event.of("RELEASED", order.facts("to", released.state().name()))));
      completion.settle(released);
    }
  }
}
