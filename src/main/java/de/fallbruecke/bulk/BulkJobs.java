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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param rate items per second at most, more than 0; null for as fast as it goes, as a dry run
   *     always is
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
        new LinkedHashSet<>(chosen).stream().map(submissions::get).map(Chosen::of).iterator(),
        order,
        manner);
  }

  /**
   * A job for everything that the search finds now, newest first.
   *
   * @throws Fault BULK_NOTHING_CHOSEN if it finds nothing. No job is made then.
   */
  public BulkJob create(Search wanted, Order order, Manner manner) {
    return create(wanted, order, manner, Integer.MAX_VALUE);
  }

  /**
   * As {@link #create(Search, Order, Manner)}, for so many.
   *
   * @throws Fault BULK_TOO_MANY if it finds more; BULK_NOTHING_CHOSEN. No job is made then.
   */
  public BulkJob create(Search wanted, Order order, Manner manner, int most) {
    Stream<Submission> found =
        Stream.iterate(
                search.page(wanted, null, PAGE),
                page -> !page.isEmpty(),
                page -> search.page(wanted, page.getLast().id(), PAGE))
            .flatMap(List::stream);
    Iterator<Submission> each = found.iterator();
    Iterator<Chosen> limited =
        new Iterator<>() {
          private int number;

          @Override
          public boolean hasNext() {
            return each.hasNext();
          }

          @Override
          public Chosen next() {
            if (++number > most) {
              throw new Fault(
                  FaultCode.BULK_TOO_MANY,
                  "More than %d submissions fit (%s). No job was made; narrow the search."
                      .formatted(most, wanted.describe()));
            }
            return Chosen.of(each.next());
          }
        };
    return create(wanted.describe(), limited, order, manner);
  }

  /**
   * Does what a dry run found possible, to the very submissions that it looked at: what changed
   * since is told as such and left alone.
   *
   * @param by who says so; reason, target and problem are those of the dry run
   * @throws Fault BULK_NOTHING_CHOSEN if nothing was possible; ILLEGAL_TRANSITION if the job is no
   *     dry run or not over
   */
  public BulkJob carryOut(UUID dryRun, String by) {
    BulkJob tried = get(dryRun);
    if (!tried.dryRun() || tried.finishedAt() == null) {
      throw new Fault(
          FaultCode.ILLEGAL_TRANSITION,
          "Job %s is no dry run that is over. Nothing was done.".formatted(dryRun));
    }
    Order order =
        new Order(
            tried.order().act(),
            by,
            tried.order().reason(),
            tried.order().target(),
            tried.order().problem());
    Iterator<Chosen> possible =
        Stream.iterate(
                items(dryRun, ItemOutcome.POSSIBLE, 0, PAGE),
                page -> !page.isEmpty(),
                page -> items(dryRun, ItemOutcome.POSSIBLE, page.getLast().number(), PAGE))
            .flatMap(List::stream)
            .map(item -> new Chosen(item.submission(), item.seen()))
            .iterator();
    return create(tried.scope(), possible, order, new Manner(tried.rate(), false), tried.tenants());
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
    return store.newest(null, null, limit);
  }

  /**
   * Newest first, only those whose tenants are all among these.
   *
   * @param tenants null for all jobs
   * @param before last job of the page before, null for the first page
   */
  public List<BulkJob> newest(@Nullable Set<String> tenants, @Nullable UUID before, int limit) {
    return store.newest(tenants, before, limit);
  }

  /** The newest and all that are not over, without counts, which takes long for large jobs. */
  public List<BulkJob> latest(int limit) {
    return store.latest(limit);
  }

  /**
   * Its items of one outcome, in order.
   *
   * @param outcome null for all
   */
  public List<BulkItem> items(UUID job, @Nullable ItemOutcome outcome, int after, int limit) {
    return outcome == null
        ? store.items(job, after, limit)
        : store.items(job, outcome, after, limit);
  }

  /**
   * How often each outcome was given with each text, the most frequent first.
   *
   * @param limit more texts are not named
   */
  public List<OutcomeCount> outcomes(UUID job, int limit) {
    return store.outcomes(job, limit);
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

  /** One submission of a job and what the person saw of it. */
  private record Chosen(UUID id, Seen seen, @Nullable String tenant) {
    Chosen(UUID id, Seen seen) {
      this(id, seen, null);
    }

    static Chosen of(Submission submission) {
      return new Chosen(submission.id(), Seen.of(submission), submission.tenant());
    }
  }

  private BulkJob create(String scope, Iterator<Chosen> chosen, Order order, Manner manner) {
    return create(scope, chosen, order, manner, Set.of());
  }

  private BulkJob create(
      String scope, Iterator<Chosen> chosen, Order order, Manner manner, Set<String> tenants) {
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
            Map.of(),
            tenants);
    transaction.executeWithoutResult(status -> add(job, chosen));
    ring();
    return get(job.id());
  }

  private void add(BulkJob job, Iterator<Chosen> chosen) {
    store.add(job);
    Set<String> tenants = new HashSet<>(job.tenants());
    List<BulkItem> items = new ArrayList<>();
    int number = 0;
    while (chosen.hasNext()) {
      Chosen one = chosen.next();
      if (one.tenant() != null) {
        tenants.add(one.tenant());
      }
      items.add(BulkItem.pending(job.id(), ++number, one.id(), one.seen()));
      if (items.size() == PAGE) {
        store.add(items);
        items.clear();
      }
    }
    store.add(items);
    store.concerns(job.id(), tenants);
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
