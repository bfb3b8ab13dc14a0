package de.fallbruecke.submission;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sums and news for those who look after an installation, cheap at any size; changed by nobody.
 * Tenants limit what is counted: null counts all, an empty set nothing.
 */
public interface Overview {
  /**
   * Held submissions of one reason.
   *
   * @param oldest when the one was announced that waits longest
   */
  record Held(FaultCode code, long count, Instant oldest) {}

  /**
   * What happened since a moment.
   *
   * @param received announced since
   * @param delivered taken by every required target since
   * @param median from announcement to delivery of those; null if there are none
   * @param worst the longest of them
   * @param slowest the submission that took so long
   */
  record Day(
      long received,
      long delivered,
      @Nullable Duration median,
      @Nullable Duration worst,
      @Nullable UUID slowest) {}

  /**
   * A service that was applied for.
   *
   * @param name as the latest submission calls it
   */
  record Service(String key, @Nullable String name) {}

  /**
   * How many are in each state. Counting stops at the limit, so that it takes no longer in a large
   * installation than in a small one.
   *
   * @param most a state with more is given as one more than this
   */
  Map<SubmissionState, Long> counts(@Nullable Set<String> tenants, int most);

  /** Why submissions are held, the most frequent first. */
  List<Held> held(@Nullable Set<String> tenants);

  /** What happened since that moment, which should not be long ago. */
  Day day(@Nullable Set<String> tenants, Instant since);

  /**
   * The services applied for, by key.
   *
   * @param tenant null for all tenants
   */
  List<Service> services(@Nullable String tenant, int most);

  /**
   * Lends what is known of submissions announced since, in four columns: id, service key, service
   * name, and whether every required target has it.
   */
  IdQuery served(Instant since);

  /**
   * What changed at that moment or later, the latest first.
   *
   * @param from null for only the very latest
   */
  List<Change> changes(@Nullable Instant from, int limit);
}
