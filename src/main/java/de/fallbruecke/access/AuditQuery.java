package de.fallbruecke.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the audit log; null asks for no limit.
 *
 * @param scope whose matters may be seen; those of no tenant only without limit
 * @param from not before
 * @param until before
 * @param before entries with a smaller number only: where the page before ended
 * @param limit at most so many
 */
public record AuditQuery(
    TenantScope scope,
    @Nullable String person,
    @Nullable String act,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Integer before,
    int limit) {
  /** The newest that lie within. */
  public static AuditQuery newest(TenantScope scope, int limit) {
    return new AuditQuery(scope, null, null, null, null, null, limit);
  }
}
