package de.fallbruecke.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks {@code retry.*} and {@code breaker.*} of a target. */
final class RetryCheck {
  /** The portal deletes after 14 days; later than this nobody could help any more. */
  private static final Duration OLDEST = Duration.ofDays(13);

  private final TargetCheck target;

  RetryCheck(TargetCheck target) {
    this.target = target;
  }

  RetryPolicy retry(TargetSettings.@Nullable Retry retry) {
    RetryPolicy standard = RetryPolicy.DEFAULT;
    if (retry == null) {
      return standard;
    }
    Duration first = or(retry.first(), standard.first());
    Duration longest = or(retry.longest(), standard.longest());
    double jitter = or(retry.jitter(), standard.jitter());
    int attempts = or(retry.attempts(), standard.attempts());
    Duration age = or(retry.age(), standard.age());
    within(first, Duration.ofMillis(1), Duration.ofDays(1), "retry.first", "1ms to 1d");
    within(longest, first, Duration.ofDays(1), "retry.longest", "retry.first or longer, up to 1d");
    if (!(jitter >= 0 && jitter <= 1)) {
      throw outOfRange("retry.jitter", "a share from 0 to 1");
    }
    within(attempts, 1, 1000, "retry.attempts", "1 to 1000");
    within(
        age,
        Duration.ofMinutes(1),
        OLDEST,
        "retry.age",
        "1m to 13d; the portal deletes what is not confirmed after 14 days");
    return new RetryPolicy(or(retry.enabled(), true), first, longest, jitter, attempts, age);
  }

  BreakerPolicy breaker(TargetSettings.@Nullable Breaker breaker) {
    BreakerPolicy standard = BreakerPolicy.DEFAULT;
    if (breaker == null) {
      return standard;
    }
    int failures = or(breaker.failures(), standard.failures());
    Duration pause = or(breaker.pause(), standard.pause());
    within(failures, 1, 1000, "breaker.failures", "1 to 1000");
    within(pause, Duration.ofMillis(100), Duration.ofHours(6), "breaker.pause", "100ms to 6h");
    return new BreakerPolicy(failures, pause);
  }

  private static <T> T or(@Nullable T written, T standard) {
    return written == null ? standard : written;
  }

  private <T extends Comparable<T>> void within(
      T value, T least, T most, String property, String range) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw outOfRange(property, range);
    }
  }

  private RuntimeException outOfRange(String property, String range) {
    return target.invalid(property, "is out of range", "use " + range);
  }
}
