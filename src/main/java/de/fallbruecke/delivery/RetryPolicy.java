package de.fallbruecke.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * When to try again, and when to stop.
 *
 * @param enabled false: nothing is tried again by itself, every failure is held
 * @param first pause after the first failure; doubles with every further one
 * @param longest upper limit of the pause, before jitter
 * @param jitter a pause becomes longer by a random part of this share, 0 to 1
 * @param attempts after so many failures in a row the delivery is held
 * @param age after so long the delivery is held; counts, like the failures, from its making or its
 *     last release by a person
 */
public record RetryPolicy(
    boolean enabled, Duration first, Duration longest, double jitter, int attempts, Duration age) {
  /**
   * The default: 10 s doubling up to 30 min, held after 40 failures (about 17 hours) or, where a
   * paused target delays the failures, after 7 days: half of the portal's 14 days are left for a
   * person.
   */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          true, Duration.ofSeconds(10), Duration.ofMinutes(30), 0.2, 40, Duration.ofDays(7));

  /**
   * The pause after the given number of failures.
   *
   * @param random from 0 to 1
   */
  public Duration pause(int failures, double random) {
    int doublings = Math.min(Math.max(failures - 1, 0), 20);
    long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(Math.round(millis * (1 + jitter * random)));
  }

  /** Whether so many failures are enough. */
  public boolean exhausted(int failures) {
    return failures >= attempts;
  }

  /** The moment from which on the delivery is not tried again. */
  public Instant limit(Delivery delivery) {
    return delivery.since().plus(age);
  }
}
