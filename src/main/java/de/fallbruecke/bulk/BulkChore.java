package de.fallbruecke.bulk;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.engine.Effect;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Sequel;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Carries the jobs out, a slice of each in turn. The act on an item and the item's outcome are one
 * transaction, so a process that dies between two items leaves nothing half done and nothing to be
 * done twice.
 */
final class BulkChore implements Chore {
  static final String NAME = "bulk";

  private static final Logger LOG = LoggerFactory.getLogger(BulkChore.class);
  private static final int SLICE = 100;
  private static final int LOOKED_AT = 500;

  /** Jobs of the command line ring no bell. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  /** A job whose process was away does not make up for more than this at once. */
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** After that an outcome is called unknown instead of waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final JdbcBulk store;
  private final Interventions interventions;
  private final Clock clock;
  private final Map<UUID, Integer> lookedUpTo = new ConcurrentHashMap<>();

  BulkChore(JdbcBulk store, Interventions interventions, Clock clock) {
    this.store = store;
    this.interventions = interventions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Instant run() {
    Instant next = clock.instant().plus(IDLE);
    for (BulkJob job : store.open()) {
      Instant wanted = workOn(job);
      next = wanted.isBefore(next) ? wanted : next;
    }
    return next;
  }

  /** Returns when it wants to go on. */
  private Instant workOn(BulkJob job) {
    watch(job);
    Instant next = clock.instant().plus(LOOK_AGAIN);
    if (store.state(job.id()) == JobState.RUNNING) {
      next = slice(job);
    } else {
      store.skipPending(job.id(), clock.instant());
    }
    boolean over =
        store.open(job.id(), ItemOutcome.PENDING, 0, 1).isEmpty()
            && store.open(job.id(), ItemOutcome.STARTED, 0, 1).isEmpty();
    if (over) {
      boolean stopped = store.state(job.id()) == JobState.STOPPING;
      store.finish(job.id(), stopped ? JobState.STOPPED : JobState.DONE, clock.instant());
      lookedUpTo.remove(job.id());
      LOG.info("Job {} ({}) is over", job.id(), job.order().act());
    }
    return next;
  }

  private Instant slice(BulkJob job) {
    Double rate = job.dryRun() ? null : job.rate(); // a dry run burdens no target
    Instant nextAt = job.nextAt();
    List<BulkItem> pending = store.open(job.id(), ItemOutcome.PENDING, 0, SLICE);
    for (BulkItem item : pending) {
      if (nextAt.isAfter(clock.instant())) {
        return nextAt;
      }
      if (store.state(job.id()) != JobState.RUNNING) {
        return clock.instant();
      }
      if (rate != null) {
        Instant earliest = clock.instant().minus(CATCH_UP);
        nextAt =
            (nextAt.isBefore(earliest) ? earliest : nextAt)
                .plusNanos(Math.round(1_000_000_000 / rate));
        store.pace(job.id(), nextAt);
      }
      act(job, item);
    }
    return pending.size() == SLICE ? clock.instant() : clock.instant().plus(LOOK_AGAIN);
  }

  private void act(BulkJob job, BulkItem item) {
    if (job.dryRun()) {
      save(item, interventions.preview(item.submission(), job.order(), item.seen()), true);
      return;
    }
    try {
      Effect effect =
          interventions.perform(
              item.submission(), job.order(), item.seen(), done -> save(item, done, false));
      if (effect instanceof Effect.Failed) {
        save(item, effect, false);
      }
    } catch (TransactionException
        | TransientDataAccessException
        | RecoverableDataAccessException
        | NonTransientDataAccessResourceException database) {
      throw database;
    } catch (RuntimeException unexpected) {
      LOG.error(
          "Item {} of job {} failed unexpectedly: {}",
          item.number(),
          job.id(),
          Traces.withoutMessages(unexpected));
      save(
          item,
          new Effect.Failed(
              FaultCode.UNEXPECTED,
              "%s The act failed with %s. Nothing was done."
                  .formatted(FaultCode.UNEXPECTED, unexpected.getClass().getSimpleName())),
          false);
    }
  }

  private void save(BulkItem item, Effect effect, boolean dryRun) {
    Instant now = clock.instant();
    BulkItem next =
        switch (effect) {
          case Effect.Done done ->
              item.became(
                  dryRun ? ItemOutcome.POSSIBLE : ItemOutcome.SUCCEEDED,
                  null,
                  done.detail(),
                  null,
                  now);
          case Effect.Started started ->
              item.became(ItemOutcome.STARTED, null, started.detail(), started.watch(), now);
          case Effect.NotPossible no ->
              item.became(ItemOutcome.NOT_POSSIBLE, null, no.detail(), null, now);
          case Effect.Changed changed ->
              item.became(ItemOutcome.CHANGED, null, changed.detail(), null, now);
          case Effect.Failed failed ->
              item.became(ItemOutcome.FAILED, failed.code().code(), failed.detail(), null, now);
        };
    store.save(next, ItemOutcome.PENDING);
  }

  /** Looks what became of what was begun: so many each time, in turn. */
  private void watch(BulkJob job) {
    int last = lookedUpTo.getOrDefault(job.id(), 0);
    List<BulkItem> begun = store.open(job.id(), ItemOutcome.STARTED, last, LOOKED_AT);
    begun.forEach(this::look);
    lookedUpTo.put(job.id(), begun.size() < LOOKED_AT ? 0 : begun.getLast().number());
  }

  private void look(BulkItem item) {
    if (item.watch() == null) {
      throw new IllegalStateException(
          "Nothing is known of what item %d waits for".formatted(item.number()));
    }
    Instant now = clock.instant();
    switch (interventions.sequel(item.watch())) {
      case Sequel.Succeeded succeeded ->
          store.save(
              item.became(ItemOutcome.SUCCEEDED, null, succeeded.detail(), null, now),
              ItemOutcome.STARTED);
      case Sequel.FailedAgain failed ->
          store.save(
              item.became(
                  ItemOutcome.FAILED_AGAIN, failed.code().code(), failed.detail(), null, now),
              ItemOutcome.STARTED);
      case Sequel.Running running -> giveUp(item, now);
    }
  }

  private void giveUp(BulkItem item, Instant now) {
    Instant begun = item.actedAt();
    if (begun != null && begun.plus(PATIENCE).isBefore(now)) {
      store.save(
          item.became(
              ItemOutcome.UNDECIDED,
              null,
              "It is still on its way; look at the submission.",
              null,
              now),
          ItemOutcome.STARTED);
    }
  }
}
