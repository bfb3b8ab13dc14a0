package de.fallbruecke.engine;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What all steps of a submission have in common when something goes wrong: what may pass is tried
 * again, somebody else's faster change is looked at again, trouble with the database is left to the
 * scheduler, and all else stops for a person. Nothing is ever rejected here.
 */
final class SubmissionStep implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionStep.class);

  /** With the longest pause of 15 minutes about three of the 14 days that the portal waits. */
  private static final int MOST_TRIES = 300;

  private static final Set<FaultCode> SOMEBODY_WAS_FASTER =
      Set.of(FaultCode.CONCURRENT_CHANGE, FaultCode.ILLEGAL_TRANSITION);

  /** The work itself, for a submission as it is stored now. */
  interface Work {
    Next on(Submission submission);
  }

  private final Task task;
  private final Work work;
  private final Submissions submissions;
  private final Ledger ledger;
  private final Backoff backoff;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SubmissionStep(
      Task task,
      Work work,
      Submissions submissions,
      Ledger ledger,
      Backoff backoff,
      TransactionTemplate transaction,
      Clock clock) {
    this.task = task;
    this.work = work;
    this.submissions = submissions;
    this.ledger = ledger;
    this.backoff = backoff;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public Next run(String id) {
    Submission submission = submissions.get(UUID.fromString(id));
    try (var a = MDC.putCloseable("submission", id);
        var b = MDC.putCloseable("tenant", submission.tenant());
        var c = MDC.putCloseable("destination", submission.destination())) {
      return guarded(submission);
    }
  }

  private Next guarded(Submission submission) {
    try {
      return work.on(submission);
    } catch (TransientFault passing) {
      return again(submission.id(), passing);
    } catch (RuntimeException failure) {
      if (Outage.is(failure)) {
        throw failure;
      }
      return stopped(submission, failure);
    }
  }

  private Next stopped(Submission submission, RuntimeException failure) {
    if (failure instanceof Fault fault) {
      return SOMEBODY_WAS_FASTER.contains(fault.code())
          ? Next.again(clock.instant().plusSeconds(1))
          : hold(submission.id(), fault.code(), fault.getMessage());
    }
    LOG.error("Step {} failed unexpectedly: {}", task.label(), Traces.withoutMessages(failure));
    return hold(
        submission.id(),
        FaultCode.UNEXPECTED,
        "%s Step %s failed with %s. Nothing was sent or rejected because of it."
            .formatted(FaultCode.UNEXPECTED, task.label(), failure.getClass().getSimpleName()));
  }

  private Next again(UUID id, TransientFault passing) {
    Submission tried =
        transaction.execute(
            status -> {
              Submission next = submissions.lock(id).triedInVain(clock.instant());
              submissions.save(next);
              return next;
            });
    if (tried.tries() >= MOST_TRIES) {
      return hold(
          id,
          FaultCode.TASK_GIVES_UP,
          "%s Step %s failed %d times. It is no longer tried by itself; the portal deletes what is not confirmed after 14 days. Remove the cause, then release. Last: %s"
              .formatted(
                  FaultCode.TASK_GIVES_UP, task.label(), tried.tries(), passing.getMessage()));
    }
    LOG.warn(
        "Step {} is tried again (failure {}): {}",
        task.label(),
        tried.tries(),
        passing.getMessage());
    return Next.again(backoff.after(tried.tries(), passing.retryAfter().orElse(Duration.ZERO)));
  }

  private Next hold(UUID id, FaultCode code, String detail) {
    transaction.executeWithoutResult(
        status -> ledger.hold(submissions.lock(id), code, detail, List.of()));
    return Next.done();
  }
}
