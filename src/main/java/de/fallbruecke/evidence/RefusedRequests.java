package de.fallbruecke.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts refused requests into a chain of the ledger: the first of a kind within a second, what
 * follows of the same kind once a minute as a number. Nonsense cannot fill the disk: of more than
 * ten kinds in a minute the others count as one, so a process writes at most eleven entries a
 * minute. Whoever is refused never waits for the database.
 */
public final class RefusedRequests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int KINDS = 10;

  private final String chain;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Map<RefusedRequest, Tally> tallies = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("refused-requests").factory());

  private @Nullable Future<?> writing;

  /**
   * For one way in.
   *
   * @param chain its name, and that of the chain
   */
  public RefusedRequests(
      String chain, Ledger ledger, TransactionTemplate transaction, Clock clock) {
    this.chain = chain;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Begins to write by itself. */
  public RefusedRequests started() {
    writing = timer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    return this;
  }

  /** Counts one. */
  public void add(RefusedRequest request) {
    synchronized (tallies) {
      RefusedRequest kind =
          tallies.containsKey(request) || tallies.size() < KINDS
              ? request
              : RefusedRequest.various(chain);
      tallies.computeIfAbsent(kind, any -> new Tally()).add(clock.instant());
    }
  }

  /** Writes what is due; what cannot be written now is kept for the next time. */
  public synchronized void write() {
    Instant now = clock.instant();
    due(now).forEach((kind, counted) -> write(kind, counted, now));
  }

  private Map<RefusedRequest, Counted> due(Instant now) {
    Map<RefusedRequest, Counted> due = new HashMap<>();
    synchronized (tallies) {
      for (Iterator<Map.Entry<RefusedRequest, Tally>> all = tallies.entrySet().iterator();
          all.hasNext(); ) {
        Map.Entry<RefusedRequest, Tally> one = all.next();
        Tally tally = one.getValue();
        if (tally.isWaiting(now)) {
          continue;
        }
        if (tally.counted == null) {
          all.remove();
        } else {
          due.put(one.getKey(), tally.counted);
        }
      }
    }
    return due;
  }

  private void write(RefusedRequest kind, Counted counted, Instant now) {
    Map<String, String> facts = new TreeMap<>(kind.facts());
    facts.put("times", String.valueOf(counted.times()));
    facts.put("first", counted.first().toString());
    facts.put("last", counted.last().toString());
    try {
      transaction.executeWithoutResult(
          status -> ledger.append(chain, Event.of("REQUEST_REFUSED", facts)));
    } catch (RuntimeException e) {
      LOG.warn(
          "{} refused requests are not in the evidence yet: {}", counted.times(), e.toString());
      return;
    }
    synchronized (tallies) {
      tallies.getOrDefault(kind, new Tally()).written(counted, now);
    }
  }

  @Override
  public void close() {
    if (writing != null) {
      writing.cancel(false);
    }
    timer.shutdownNow();
    synchronized (tallies) {
      tallies.values().forEach(tally -> tally.writtenAt = null);
    }
    write();
  }

  /** So many between two moments. */
  private record Counted(long times, Instant first, Instant last) {}

  /** What is counted of a kind and not yet written. */
  private static final class Tally {
    @Nullable Counted counted;
    @Nullable Instant writtenAt;

    void add(Instant now) {
      counted =
          counted == null
              ? new Counted(1, now, now)
              : new Counted(counted.times() + 1, counted.first(), now);
    }

    boolean isWaiting(Instant now) {
      return writtenAt != null && now.isBefore(writtenAt.plus(PAUSE));
    }

    /** Takes off what was written; more may have come meanwhile. */
    void written(Counted part, Instant now) {
      writtenAt = now;
      Counted all = counted;
      counted =
          all == null || all.times() <= part.times()
              ? null
              : new Counted(all.times() - part.times(), part.last(), all.last());
    }
  }
}
