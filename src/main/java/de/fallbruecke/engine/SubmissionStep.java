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

  /**
   * Memory may have been taken by a neighbour; who meets it again on each of so many tries is the
   * cause, and must not take the process down for ever.
   */
  private static final int MOST_TRIES_WITHOUT_MEMORY = 3;

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
    } catch (OutOfMemoryError full) {
      return againWithMemory(submission.id(), full);
    } catch (RuntimeException | Error failure) {
      if (failure instanceof RuntimeException database && Outage.is(failure)) {
        throw database;
      }
      return stopped(submission, failure);
    }
  }

  /** An Error too: the scheduler would run the step for ever without anybody being told. */
  private Next stopped(Submission submission, Throwable failure) {
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

  private Next againWithMemory(UUID id, OutOfMemoryError full) {
    LOG.error("Step {} ran out of memory: {}", task.label(), Traces.withoutMessages(full));
    Submission tried = triedInVain(id, FaultCode.MEMORY_EXHAUSTED);
    if (tried.tries() >= MOST_TRIES_WITHOUT_MEMORY) {
      return hold(
          id,
          FaultCode.MEMORY_EXHAUSTED,
          "%s Step %s ran out of memory %d times. Nothing was sent or rejected because of it. Give the process more heap (-Xmx), or lower max-submission of the destination, then release."
              .formatted(FaultCode.MEMORY_EXHAUSTED, task.label(), tried.tries()));
    }
    return Next.again(backoff.after(tried.tries(), Duration.ZERO));
  }

  private Submission triedInVain(UUID id, FaultCode why) {
    return transaction.execute(
        status -> {
          Submission next = submissions.lock(id).triedInVain(why, clock.instant());
          submissions.save(next);
          return next;
        });
  }

  private Next again(UUID id, TransientFault passing) {
    Submission tried = triedInVain(id, passing.code());
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
