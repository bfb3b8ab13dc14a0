package de.fallbruecke.xoev;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Asserts the two seconds that hostile input may cost. It counts processor time of this thread, so
 * that a busy build machine does not fail the test.
 */
final class Effort {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Effort() {}

  static <T> T withinTwoSeconds(Callable<T> action) throws Exception {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      return action.call();
    } finally {
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      assertThat(Duration.ofNanos(spent)).isLessThan(LIMIT);
    }
  }
}
