package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import de.fallbruecke.testkit.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database that is away keeps living processes from saying that they live. */
class TakeOverTest {
  private final ManualClock clock = new ManualClock(EngineBench.START);
  private final Execution silent =
      new Execution(
          EngineBench.START,
          Task.DELIVER.descriptor().instance("1.0").data(new Task.Subject("1")).build());
  private final Recorded operations = new Recorded(silent);

  @Test
  void aStepThatRunsInThisVeryProcessIsLeftAlone() {
    new TakeOver<Task.Subject>(clock, silent.taskInstance::equals).deadExecution(end(), operations);

    assertThat(operations.planned).isEmpty();
  }

  @Test
  void aStepOfAnotherProcessBecomesDueAtOnce() {
    new TakeOver<Task.Subject>(clock, step -> false).deadExecution(end(), operations);

    assertThat(operations.planned).containsExactly(clock.instant());
  }

  private ExecutionComplete end() {
    return ExecutionComplete.failure(silent, clock.instant(), clock.instant(), null);
  }

  /** Notes what would be written. */
  private static final class Recorded extends ExecutionOperations<Task.Subject> {
    final List<Instant> planned = new ArrayList<>();

    Recorded(Execution execution) {
      super(null, new SchedulerListeners(List.of()), execution);
    }

    @Override
    public void reschedule(ExecutionComplete complete, Instant next) {
      planned.add(next);
    }
  }
}
