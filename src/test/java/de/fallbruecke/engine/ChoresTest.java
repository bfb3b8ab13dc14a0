package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recurring work beside the six tasks. */
class ChoresTest {
  private final EngineBench bench = new EngineBench();
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aChoreRunsAtTheTimesItAsksForAndNotBefore() {
    bench.chores.add(counting(() -> bench.clock.instant().plus(Duration.ofMinutes(5))));
    bench.start();
    bench.awaitIdle();
    assertThat(runs).hasValue(1);

    bench.tick(Duration.ofMinutes(4));
    bench.awaitIdle();
    assertThat(runs).hasValue(1);

    bench.tick(Duration.ofMinutes(1));
    bench.awaitThat(() -> runs.get() == 2);
  }

  @Test
  void aChoreThatFailsIsTriedAgain() {
    bench.chores.add(
        counting(
            () -> {
              if (runs.get() == 1) {
                throw new IllegalStateException("not now");
              }
              return bench.clock.instant().plus(Duration.ofDays(1));
            }));
    bench.start();
    bench.awaitIdle();
    assertThat(runs).hasValue(1);

    bench.tick(Duration.ofSeconds(5));
    bench.awaitThat(() -> runs.get() == 2);
  }

  @Test
  void theBellBringsAChoreForward() {
    bench.chores.add(counting(() -> bench.clock.instant().plus(Duration.ofDays(1))));
    bench.start();
    bench.awaitIdle();

    bench.agenda.ring("counting");

    bench.awaitThat(() -> runs.get() == 2);
  }

  @Test
  void theStartOfAnotherProcessNeitherRepeatsNorDoublesAChore() {
    bench.chores.add(counting(() -> bench.clock.instant().plus(Duration.ofDays(1))));
    bench.start();
    bench.awaitIdle();
    bench.stopEngine();

    bench.start();
    bench.awaitIdle();

    assertThat(runs).hasValue(1);
    assertThat(bench.plannedTasks("chore")).isEqualTo(1);
  }

  @Test
  void twoChoresOfOneNameAreRefused() {
    Chore one = counting(Instant::now);

    assertThatIllegalStateException()
        .isThrownBy(() -> new Chores(List.of(one, one), Clock.systemUTC()));
  }

  private Chore counting(Supplier<Instant> next) {
    return new Chore() {
      @Override
      public String name() {
        return "counting";
      }

      @Override
      public Instant run() {
        runs.incrementAndGet();
        return next.get();
      }
    };
  }
}
