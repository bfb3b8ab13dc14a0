package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
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

  /**
   * Makes a task due now that was planned for this version or an earlier one.
   *
   * @return what became of it
   */
  Found bringForward(Task task, UUID id, int version) {
    return found(
        task,
        id,
        version,
        instance -> {
          client.reschedule(instance, clock.instant());
          checkSoon();
        });
  }

  /** Takes a task out that was planned for this version or an earlier one, unless it runs now. */
  Found forget(Task task, UUID id, int version) {
    return found(task, id, version, client::cancel);
  }

  /** What was found when a planned task was looked for. */
  enum Found {
    PLANNED,
    RUNNING,
    MISSING
  }

  private static Found found(Task task, UUID id, int version, Consumer<TaskInstanceId> act) {
    // The version at which it was planned stands in its name; tries in vain have raised it since.
    for (int planned = version; planned >= 0; planned--) {
      try {
        act.accept(task.descriptor().instanceId(id + "." + planned));
        return Found.PLANNED;
      } catch (TaskInstanceCurrentlyExecutingException running) {
        return Found.RUNNING;
      } catch (TaskInstanceNotFoundException earlier) {
        // look for the version before
      }
    }
    return Found.MISSING;
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
    checkSoon();
  }

  private void checkSoon() {
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
