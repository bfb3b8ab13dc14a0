package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** What threw is tried again; the scheduler's own growing pause has no upper limit. */
record CappedRetry<T>(Backoff backoff) implements FailureHandler<T> {
  @Override
  public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
    operations.reschedule(
        complete, backoff.after(complete.getExecution().consecutiveFailures + 1, Duration.ZERO));
  }
}
