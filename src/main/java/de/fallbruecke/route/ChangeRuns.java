package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.route.RouteChange.Comparison.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs comparisons beside everything else, one at a time in this process. They have no effects: one
 * whose process died is simply begun again.
 */
final class ChangeRuns implements AutoCloseable {
  /** After so long without a sign its process is taken for dead. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(ChangeRuns.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final PostgresRouteChanges table;
  private final Replays replays;
  private final Clock clock;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("route-comparison").daemon(true).factory());

  ChangeRuns(PostgresRouteChanges table, Replays replays, Clock clock) {
    this.table = table;
    this.replays = replays;
    this.clock = clock;
  }

  /**
   * Begins one, unless it is under way.
   *
   * @param last how many submissions, newest first
   */
  void begin(RouteChange change, int last, boolean fixtures, String by) {
    Instant now = clock.instant();
    if (table.begin(change.id(), by, now, now.minus(SILENCE))) {
      thread.execute(() -> run(change, last, fixtures, by));
    }
  }

  private void run(RouteChange change, int last, boolean fixtures, String by) {
    try {
      Signs signs = new Signs(change);
      signs.at(0, 0);
      Replay replay = replays.run(change.order(by, null, null), last, fixtures, signs);
      table.ended(change.id(), State.DONE, "", replay.id());
    } catch (CancellationException stopped) {
      LOG.info("Comparison of change {} was stopped", change.id());
    } catch (Fault fault) {
      table.ended(change.id(), State.FAILED, fault.getMessage(), null);
    } catch (RuntimeException | StackOverflowError unexpected) {
      LOG.error(
          "Comparison of change {} failed: {}", change.id(), Traces.withoutMessages(unexpected));
      table.ended(
          change.id(),
          State.FAILED,
          FaultCode.UNEXPECTED.code() + " " + unexpected.getClass().getSimpleName(),
          null);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** Says how far it is, not too often, and hears whether it is still wanted. */
  private final class Signs implements Replays.Progress {
    private final RouteChange change;
    private Instant next = Instant.MIN;

    Signs(RouteChange change) {
      this.change = change;
    }

    @Override
    public void at(int done, int total) {
      Instant now = clock.instant();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      if (!now.isBefore(next)) {
        next = now.plus(BEAT);
        if (!table.beat(change.id(), done, total, now)) {
          throw new CancellationException();
        }
      }
    }
  }
}
