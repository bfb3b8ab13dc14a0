package de.fallbruecke.check;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many tests one person may ask for within a minute, in this process. Bounded. */
final class Allowance {
  static final int MOST = 12;
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int REMEMBERED = 1_000;

  private final Clock clock;
  private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>(16, 0.75f, true);

  Allowance(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts one.
   *
   * @throws Fault CHECK_TOO_OFTEN
   */
  void require(String person) {
    if (!take(person)) {
      throw new Fault(
          FaultCode.CHECK_TOO_OFTEN,
          "%s asked for too many connection tests within a minute. Nothing was tried; wait a minute."
              .formatted(person));
    }
  }

  /** Counts one; false if there were too many. */
  synchronized boolean take(String person) {
    Instant now = clock.instant();
    Deque<Instant> times = asked.computeIfAbsent(person, name -> new ArrayDeque<>());
    times.removeIf(at -> !at.plus(WITHIN).isAfter(now));
    if (asked.size() > REMEMBERED) {
      asked.remove(asked.keySet().iterator().next());
    }
    return times.size() < MOST && times.add(now);
  }
}
