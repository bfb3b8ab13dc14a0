package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.bulk.BulkJob;
import de.fallbruecke.bulk.ItemOutcome;
import de.fallbruecke.bulk.JobState;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act on many submissions.
 *
 * @param act as on the command line, for example {@code receive-again}
 * @param scope how the submissions were chosen
 * @param dryRun nothing is done; each item says whether it could be
 * @param counts items per outcome
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
    UUID job,
    String act,
    String by,
    String reason,
    String scope,
    boolean dryRun,
    JobState state,
    Instant createdAt,
    @Nullable Instant finishedAt,
    long total,
    long decided,
    SortedMap<ItemOutcome, Long> counts) {
  public static JobView of(BulkJob job) {
    return new JobView(
        job.id(),
        job.order().act().label(),
        job.order().by(),
        job.order().reason(),
        job.scope(),
        job.dryRun(),
        job.state(),
        job.createdAt(),
        job.finishedAt(),
        job.total(),
        job.decided(),
        new TreeMap<>(job.counts()));
  }

  /** How many have this outcome. */
  public long count(ItemOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** Whether it is over and every item is what the person wanted. */
  public boolean good() {
    return finishedAt != null && counts.keySet().stream().allMatch(ItemOutcome::isGood);
  }
}
