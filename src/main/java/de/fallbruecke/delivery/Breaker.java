package de.fallbruecke.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Counts what becomes of one target in this process. So many failures in a row open it; while it is
 * half open the next result decides. When it may become half open is settled with the other
 * processes, see {@link Gate}.
 */
final class Breaker {
  private enum Result {
    SUCCESS,
    FAILURE
  }

  private final CircuitBreaker circuit;

  Breaker(String target, BreakerPolicy policy, Clock clock) {
    // A window of n calls that must all have failed: n failures in a row, whatever the load.
    circuit =
        CircuitBreaker.of(
            target,
            CircuitBreakerConfig.custom()
                .slidingWindow(policy.failures(), policy.failures(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .recordResult(Result.FAILURE::equals)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(policy.pause())
                .clock(clock)
                .build());
  }

  /** True if this failure opened it. */
  synchronized boolean failed() {
    State before = circuit.getState();
    circuit.onResult(0, TimeUnit.NANOSECONDS, Result.FAILURE);
    return before != State.OPEN && circuit.getState() == State.OPEN;
  }

  /** True if this success closed it. */
  synchronized boolean succeeded() {
    State before = circuit.getState();
    circuit.onResult(0, TimeUnit.NANOSECONDS, Result.SUCCESS);
    return before != State.CLOSED && circuit.getState() == State.CLOSED;
  }

  /** One delivery tries whether the target is back. */
  synchronized void probe() {
    if (circuit.getState() == State.CLOSED) {
      // opened by another process
      circuit.transitionToOpenState();
    }
    circuit.transitionToHalfOpenState();
  }

  /** The target is not paused (any more), as the common table says. */
  synchronized void follow() {
    if (circuit.getState() != State.CLOSED) {
      circuit.transitionToClosedState();
    }
  }
}
