package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes tasks into the scheduler's table, in the caller's transaction. The instance carries the
 * version of what it is about: a task planned for a later version can never be mistaken for one
 * that is just ending, so a release during the last moments of a step is not lost.
 */
final class Agenda implements ChoreBell {
  private final SchedulerClient client;
  private final Runnable checkNow;
  private final Clock clock;

  /**
   * An agenda.
   *
   * @param client writes through a transaction-aware data source
   * @param checkNow makes this process look for due tasks at once
   */
  Agenda(SchedulerClient client, Runnable checkNow, Clock clock) {
    this.client = client;
    this.checkNow = checkNow;
    this.clock = clock;
  }

  /** Plans the task for now. */
  void plan(Task task, Object id, int version) {
    planAt(task, id, version, clock.instant());
  }

  /** Plans the task for a later time. */
  void planAt(Task task, Object id, int version, Instant at) {
    schedule(task, id + "." + version, id.toString(), at);
  }

  /** Plans the recurring pick-up of a destination unless it is planned. */
  void planPickup(String destination) {
    schedule(Task.PICKUP, destination, destination, clock.instant());
  }

  /** Plans the chore unless it is planned. */
  void planChore(String name) {
    client.scheduleIfNotExists(Chores.TASK.instance(name).build(), clock.instant());
  }

  @Override
  public void ring(String chore) {
    try {
      client.reschedule(Chores.TASK.instanceId(chore), clock.instant());
      checkNow.run();
    } catch (TaskInstanceCurrentlyExecutingException
        | TaskInstanceNotFoundException
        | ExecutionException notNow) {
      // A running one sees what is new when it comes back; one that was never planned will start.
    }
  }

  /**
   * Brings the pick-up forward.
   *
   * @return false if it is running just now
   */
  boolean pickupNow(String destination) {
    try {
      client.reschedule(Task.PICKUP.descriptor().instanceId(destination), clock.instant());
      checkNow.run();
      return true;
    } catch (TaskInstanceCurrentlyExecutingException | ExecutionException running) {
      // The second is what the scheduler throws when another call changes the row meanwhile.
      return false;
    } catch (TaskInstanceNotFoundException missing) {
      planPickup(destination);
      return true;
    }
  }

  private void schedule(Task task, String instance, String id, Instant at) {
    client.scheduleIfNotExists(
        task.descriptor().instance(instance).data(new Task.Subject(id)).build(), at);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              checkNow.run();
            }
          });
    } else {
      checkNow.run();
    }
  }
}
