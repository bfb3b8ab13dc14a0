package de.fallbruecke.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** All chores as one task of the scheduler; the row's name says which. */
final class Chores {
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("chore");

  /** While a rolling update is under way a row may belong to the other version. */
  private static final Duration NOT_OURS = Duration.ofMinutes(1);

  private final Map<String, Chore> byName;
  private final Clock clock;

  /**
   * All of them.
   *
   * @throws IllegalStateException if two have the same name
   */
  Chores(List<Chore> chores, Clock clock) {
    this.byName = chores.stream().collect(Collectors.toMap(Chore::name, Function.identity()));
    this.clock = clock;
  }

  Set<String> names() {
    return byName.keySet();
  }

  CustomTask<Void> task(Backoff backoff, Predicate<TaskInstanceId> runsHere) {
    return Tasks.custom(TASK)
        .onFailure(new CappedRetry<>(backoff))
        .onDeadExecution(new TakeOver<>(clock, runsHere))
        .execute((instance, context) -> run(instance));
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance) {
    Chore chore = byName.get(instance.getId());
    Instant next;
    try (var task = MDC.putCloseable("task", instance.getId())) {
      next = chore == null ? clock.instant().plus(NOT_OURS) : chore.run();
    }
    return (complete, operations) -> operations.reschedule(complete, next);
  }
}
