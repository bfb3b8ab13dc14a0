package de.fallbruecke.delivery;

import java.time.Duration;

/**
 * When a target gets a rest.
 *
 * @param failures so many failures in a row pause the target
 * @param pause after it a single delivery tries whether the target is back
 */
record BreakerPolicy(int failures, Duration pause) {
  static final BreakerPolicy DEFAULT = new BreakerPolicy(5, Duration.ofMinutes(1));
}
