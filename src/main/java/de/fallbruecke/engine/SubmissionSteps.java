package de.fallbruecke.engine;

import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;

/** What all steps of a submission share, so that each is only its task and its work. */
record SubmissionSteps(
    Submissions submissions,
    Ledger ledger,
    Backoff backoff,
    Turnstile turnstile,
    Places places,
    TransactionTemplate transaction,
    Clock clock) {
  Step of(Task task, SubmissionStep.Work work) {
    return new InTurn(
        new SubmissionStep(task, work, submissions, ledger, backoff, transaction, clock),
        turnstile,
        places::ofSubmission);
  }
}
