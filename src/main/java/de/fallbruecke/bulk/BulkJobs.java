package de.fallbruecke.bulk;

import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.engine.Order;
import de.fallbruecke.engine.Seen;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes, shows and stops jobs. Any process may do that, also one without an engine; the gateway
 * that runs finds the job within seconds.
 */
public final class BulkJobs {
  private static final int PAGE = 500;

  private final JdbcBulk store;
  private final SubmissionSearch search;
  private final Submissions submissions;
  private final ObjectProvider<ChoreBell> bell;
  private final TransactionTemplate transaction;
  private final IdSource ids;
  private final Clock clock;

  BulkJobs(
      JdbcBulk store,
      SubmissionSearch search,
      Submissions submissions,
      ObjectProvider<ChoreBell> bell,
      TransactionTemplate transaction,
      IdSource ids,
      Clock clock) {
    this.store = store;
    this.search = search;
    this.submissions = submissions;
    this.bell = bell;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How a job is carried out.
   *
   * @param rate items per second at most, more than 0; null for as fast as it goes
   * @param dryRun only say what could be done
   */
  public record Manner(@Nullable Double rate, boolean dryRun) {
    /** At once and really. */
    public static final Manner PLAIN = new Manner(null, false);

    public Manner {
      if (rate != null && !(rate > 0)) {
        throw new IllegalArgumentException("A rate must be more than 0");
      }
    }
  }

  /**
   * A job for these submissions, in their order.
   *
   * @throws Fault SUBMISSION_UNKNOWN if one of them does not exist; BULK_NOTHING_CHOSEN. No job is
   *     made then.
   */
  public BulkJob create(List<UUID> chosen, Order order, Manner manner) {
    return create(
        chosen.size() == 1 ? chosen.getFirst().toString() : chosen.size() + " by id",
        new LinkedHashSet<>(chosen).stream().map(submissions::get),
        order,
        manner);
  }

  /**
   * A job for everything that the search finds now, newest first.
   *
   * @throws Fault BULK_NOTHING_CHOSEN if it finds nothing. No job is made then.
   */
  public BulkJob create(Search wanted, Order order, Manner manner) {
    Stream<Submission> found =
        Stream.iterate(
                search.page(wanted, null, PAGE),
                page -> !page.isEmpty(),
                page -> search.page(wanted, page.getLast().id(), PAGE))
            .flatMap(List::stream);
    return create(wanted.describe(), found, order, manner);
  }

  /** As it is now. */
  public BulkJob get(UUID id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.BULK_JOB_UNKNOWN,
                    "There is no job %s in this installation.".formatted(id)));
  }

  /** Newest first. */
  public List<BulkJob> newest(int limit) {
    return store.newest(limit);
  }

  /**
   * Its items in order.
   *
   * @param after number of the last item of the page before, 0 for the first page
   */
  public List<BulkItem> items(UUID job, int after, int limit) {
    return store.items(job, after, limit);
  }

  /**
   * Stops it: at most the item in hand is still done. What was begun is watched to its end.
   *
   * @return whether it was running
   */
  public boolean stop(UUID id) {
    get(id);
    boolean stopped = store.stop(id);
    ring();
    return stopped;
  }

  private BulkJob create(String scope, Stream<Submission> chosen, Order order, Manner manner) {
    Instant now = clock.instant();
    BulkJob job =
        new BulkJob(
            ids.next(),
            order,
            scope,
            manner.rate(),
            manner.dryRun(),
            JobState.RUNNING,
            now,
            now,
            null,
            Map.of());
    transaction.executeWithoutResult(status -> add(job, chosen.iterator()));
    ring();
    return get(job.id());
  }

  private void add(BulkJob job, Iterator<Submission> chosen) {
    store.add(job);
    int number = 0;
    while (chosen.hasNext()) {
      Submission one = chosen.next();
      store.add(job.id(), ++number, one.id(), Seen.of(one));
    }
    if (number == 0) {
      throw new Fault(
          FaultCode.BULK_NOTHING_CHOSEN,
          "No submission fits (%s). No job was made.".formatted(job.scope()));
    }
  }

  private void ring() {
    bell.ifAvailable(present -> present.ring(BulkChore.NAME));
  }
}
