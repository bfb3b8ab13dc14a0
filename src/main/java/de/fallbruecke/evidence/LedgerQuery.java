package de.fallbruecke.evidence;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in a chain of the ledger; null asks for no limit.
 *
 * @param kind this kind only
 * @param person this fact "by" only
 * @param tenants whose fact names one of them; an empty set matches nothing
 * @param from not before
 * @param until before
 * @param before entries with a smaller number only: where the page before ended
 * @param limit at most so many
 */
public record LedgerQuery(
    String chain,
    @Nullable String kind,
    @Nullable String person,
    @Nullable Set<String> tenants,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer before,
    int limit) {
  public LedgerQuery {
    tenants = tenants == null ? null : Set.copyOf(tenants);
  }

  /** All of the chain. */
  public static LedgerQuery all(String chain, int limit) {
    return new LedgerQuery(chain, null, null, null, null, null, null, limit);
  }
}
