package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the step of a process that died due at once. The scheduler's own handler asks the machine's
 * clock, which may be minutes away from the clock that all processes share. What still runs in this
 * very process is not dead, however long the database could not be told so: its next sign of life
 * says it.
 *
 * @param runsHere whether this process is at work on the step
 */
record TakeOver<T>(Clock clock, Predicate<TaskInstanceId> runsHere)
    implements DeadExecutionHandler<T> {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

  @Override
  public void deadExecution(ExecutionComplete complete, ExecutionOperations<T> operations) {
    if (runsHere.test(complete.getExecution().taskInstance)) {
      return;
    }
    LOG.warn(
        "Process {} gave no sign of life; its step {} {} is taken over",
        complete.getExecution().pickedBy,
        complete.getExecution().taskInstance.getTaskName(),
        complete.getExecution().taskInstance.getId());
    operations.reschedule(complete, clock.instant());
  }
}
