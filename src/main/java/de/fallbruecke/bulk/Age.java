package de.fallbruecke.bulk;

import de.fallbruecke.platform.GermanDay;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old what is looked for may be, from the moment of the question. */
public enum Age {
  HOUR(Kind.OLDER, Duration.ofHours(1)),
  DAY(Kind.OLDER, Duration.ofDays(1)),
  WEEK(Kind.OLDER, Duration.ofDays(7)),
  /** Announced since midnight in Germany. */
  TODAY(Kind.NEWER, Duration.ZERO),
  /** Taken by every required target since midnight in Germany. */
  DELIVERED_TODAY(Kind.DELIVERED, Duration.ZERO),
  LAST_DAY(Kind.NEWER, Duration.ofDays(1)),
  LAST_WEEK(Kind.NEWER, Duration.ofDays(7)),
  LAST_MONTH(Kind.NEWER, Duration.ofDays(30));

  private enum Kind {
    OLDER,
    NEWER,
    DELIVERED
  }

  private final Kind kind;
  private final Duration duration;

  Age(Kind kind, Duration duration) {
    this.kind = kind;
    this.duration = duration;
  }

  /** Announced before then; null if it may be newer. */
  public @Nullable Instant before(Instant now) {
    return bound(Kind.OLDER, now);
  }

  /** Announced then or later; null if it may be older. */
  public @Nullable Instant after(Instant now) {
    return bound(Kind.NEWER, now);
  }

  /** Delivered then or later; null if it need not be delivered. */
  public @Nullable Instant delivered(Instant now) {
    return bound(Kind.DELIVERED, now);
  }

  private @Nullable Instant bound(Kind asked, Instant now) {
    if (kind != asked) {
      return null;
    }
    return duration.isZero() ? GermanDay.begin(now) : now.minus(duration);
  }
}
