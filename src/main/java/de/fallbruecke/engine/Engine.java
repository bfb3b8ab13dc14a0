package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the steps: due ones are claimed from the scheduler's table, by whichever process is free. A
 * process that dies stops its heartbeat; another one takes its claimed steps over. At its start a
 * process touches nothing that belongs to another.
 */
final class Engine implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MISSED_HEARTBEATS = 4;

  /**
   * Longer than any rolling update or downgrade, so that a step of a newer version is never
   * deleted.
   */
  private static final Duration KEEP_UNKNOWN_TASKS = Duration.ofDays(90);

  private final Scheduler scheduler;
  private final Agenda agenda;
  private final Destinations destinations;
  private final Listings listings;
  private final Chores chores;
  private volatile boolean running;

  Engine(
      DataSource dataSource,
      EngineSettings settings,
      List<Step> steps,
      Agenda agenda,
      Destinations destinations,
      Listings listings,
      Chores chores,
      Clock clock) {
    this.agenda = agenda;
    this.destinations = destinations;
    this.listings = listings;
    this.chores = chores;
    Backoff backoff = new Backoff(clock);
    List<com.github.kagkarlsson.scheduler.task.Task<?>> tasks = new ArrayList<>();
    steps.forEach(step -> tasks.add(task(step, backoff, clock)));
    tasks.add(chores.task(backoff, this::runsHere));
    this.scheduler =
        Scheduler.create(dataSource, tasks)
            .schedulerName(new SchedulerName.Fixed("node-" + UUID.randomUUID()))
            .serializer(new JsonSerializer())
            .clock(clock::instant)
            .threads(settings.threads())
            .pollingInterval(settings.pollInterval())
            // Never more than there are threads: a claimed step that only waits has no heartbeat.
            // As soon as one is free it is used, however long the others take.
            .pollUsingLockAndFetch(0.9, 1.0)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .deleteUnresolvedAfter(KEEP_UNKNOWN_TASKS)
            .shutdownMaxWait(Duration.ofSeconds(20))
            .build();
  }

  /** Looks for due steps at once instead of at the next poll. */
  void checkNow() {
    if (running) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void start() {
    for (Destination destination : destinations.all()) {
      listings.expect(destination.name());
      agenda.planPickup(destination.name());
    }
    chores.names().forEach(agenda::planChore);
    scheduler.start();
    running = true;
    LOG.info("Engine runs; {} destinations are listed", destinations.all().size());
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private boolean runsHere(TaskInstanceId step) {
    return scheduler.getCurrentlyExecuting().stream()
        .map(CurrentlyExecuting::getTaskInstance)
        .anyMatch(
            own ->
                own.getTaskName().equals(step.getTaskName()) && own.getId().equals(step.getId()));
  }

  private CustomTask<Task.Subject> task(Step step, Backoff backoff, Clock clock) {
    return Tasks.custom(step.task().descriptor())
        .onFailure(new CappedRetry<>(backoff))
        .onDeadExecution(new TakeOver<>(clock, this::runsHere))
        .execute((instance, context) -> run(step, instance));
  }

  private static CompletionHandler<Task.Subject> run(
      Step step, TaskInstance<Task.Subject> instance) {
    try (var task = MDC.putCloseable("task", step.task().label())) {
      return switch (step.run(instance.getData().id())) {
        case Next.Done done -> new CompletionHandler.OnCompleteRemove<>();
        case Next.Again again ->
            (complete, operations) -> operations.reschedule(complete, again.at());
      };
    }
  }
}
