package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the step of a process that died due at once. The scheduler's own handler asks the machine's
 * clock, which may be minutes away from the clock that all processes share.
 */
record TakeOver<T>(Clock clock) implements DeadExecutionHandler<T> {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  @Override
  public void deadExecution(ExecutionComplete complete, ExecutionOperations<T> operations) {
    LOG.warn(
        "Process {} gave no sign of life; its step {} {} is taken over",
        complete.getExecution().pickedBy,
        complete.getExecution().taskInstance.getTaskName(),
        complete.getExecution().taskInstance.getId());
    operations.reschedule(complete, clock.instant());
  }
}
