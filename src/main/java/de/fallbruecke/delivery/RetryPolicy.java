package de.fallbruecke.delivery;

import java.time.Duration;

/**
 * When to try again.
 *
 * @param first pause after the first failure; doubles with every further one
 * @param longest upper limit of the pause
 * @param attempts after so many the delivery is held
 */
public record RetryPolicy(Duration first, Duration longest, int attempts) {
  /** The default: 10 s doubling up to 30 min, held after 40 attempts (about 17 hours). */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofSeconds(10), Duration.ofMinutes(30), 40);

  /** The pause after the given number of failed attempts, with up to 20 % of jitter. */
  public Duration pause(int failed, double random) {
    int doublings = Math.min(Math.max(failed - 1, 0), 30);
    long millis = Math.min(first.toMillis() << Math.min(doublings, 20), longest.toMillis());
    return Duration.ofMillis(Math.round(millis * (1 + 0.2 * random)));
  }
}
