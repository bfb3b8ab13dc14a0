package de.fallbruecke.bulk;

import de.fallbruecke.engine.Order;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act on many submissions.
 *
 * @param scope how they were chosen, for people
 * @param rate items per second at most, null for as fast as it goes
 * @param dryRun nothing is done; each item says whether it could be
 * @param nextAt when the next item may be done
 * @param counts items per outcome; outcomes without items are absent
 * @param tenants whose submissions it is about; who may not see all of them does not see the job
 */
public record BulkJob(
    UUID id,
    Order order,
    String scope,
    @Nullable Double rate,
    boolean dryRun,
    JobState state,
    Instant nextAt,
    Instant createdAt,
    @Nullable Instant finishedAt,
    Map<ItemOutcome, Long> counts,
    Set<String> tenants) {
  public BulkJob {
    counts = Map.copyOf(counts);
    tenants = Set.copyOf(tenants);
  }

  /** How many items it has. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many have this outcome. */
  public long count(ItemOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** How many are decided. */
  public long decided() {
    return total() - count(ItemOutcome.PENDING) - count(ItemOutcome.STARTED);
  }

  /** Whether it is over and every item is what the person wanted. */
  public boolean isGood() {
    return finishedAt != null && counts.keySet().stream().allMatch(ItemOutcome::isGood);
  }
}
