package de.fallbruecke.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets only so many steps of one tenant and so many deliveries to one target run at the same time
 * in this process, so that a slow target or a large backlog never takes all threads. Who has to
 * wait is told when its turn is likely to come, one after the other: waiting costs no thread, and
 * the threads left over find others' work at once.
 */
final class Turnstile {
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /** Weight of the newest step in the mean. */
  private static final double NEWEST = 0.2;

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Clock clock;

  Turnstile(Clock clock) {
    this.clock = clock;
  }

  /** What limits a step: the name of a lane and how many may use it at once. */
  record Limit(String lane, int most) {}

  /** The answer. */
  sealed interface Entry {}

  /** Come back then. */
  record Later(Instant at) implements Entry {}

  /** Go; close it when done. */
  final class Pass implements Entry, AutoCloseable {
    private final List<Lane> entered;
    private final Instant since = clock.instant();

    private Pass(List<Lane> entered) {
      this.entered = entered;
    }

    @Override
    public void close() {
      leave(entered, Duration.between(since, clock.instant()));
    }
  }

  /** Asks for all lanes together; a step that has to wait for one takes no place in the others. */
  synchronized Entry enter(List<Limit> limits) {
    List<Lane> wanted = new ArrayList<>();
    Instant later = null;
    for (Limit limit : limits) {
      Lane lane = lanes.computeIfAbsent(limit.lane(), name -> new Lane());
      if (lane.running >= limit.most()) {
        Instant turn = lane.turn(clock.instant(), limit.most());
        later = later == null || turn.isAfter(later) ? turn : later;
      }
      wanted.add(lane);
    }
    if (later != null) {
      return new Later(later);
    }
    wanted.forEach(lane -> lane.running++);
    return new Pass(wanted);
  }

  private synchronized void leave(List<Lane> entered, Duration took) {
    entered.forEach(lane -> lane.leave(took));
  }

  /** One tenant or one target. */
  private static final class Lane {
    private int running;
    private double meanMillis = 100;
    private Instant lastTurn = Instant.EPOCH;

    void leave(Duration took) {
      running--;
      meanMillis += NEWEST * (took.toMillis() - meanMillis);
    }

    /** Turns are handed out at the pace at which places become free. */
    Instant turn(Instant now, int places) {
      Instant earliest = now.plus(SHORTEST_WAIT);
      Instant next = lastTurn.plusMillis(Math.max(1, Math.round(meanMillis / places)));
      Instant turn = next.isBefore(earliest) ? earliest : next;
      Instant limit = now.plus(LONGEST_WAIT);
      lastTurn = turn.isAfter(limit) ? limit : turn;
      return lastTurn;
    }
  }
}
