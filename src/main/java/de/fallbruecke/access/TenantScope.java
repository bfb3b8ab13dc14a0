package de.fallbruecke.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tenants that a question is limited to.
 *
 * @param everywhere no limit; then the names are empty
 */
public record TenantScope(boolean everywhere, Set<String> tenants) {
  public TenantScope {
    tenants = Set.copyOf(tenants);
  }

  /** No limit. */
  public static TenantScope all() {
    return new TenantScope(true, Set.of());
  }

  /** These and no others; with no name it holds nothing. */
  public static TenantScope of(Set<String> tenants) {
    return new TenantScope(false, tenants);
  }

  /** Whether what belongs to the tenant lies within; what belongs to none only without limit. */
  public boolean contains(@Nullable String tenant) {
    return everywhere || (tenant != null && tenants.contains(tenant));
  }

  /** The names as repositories take them; null: no limit. */
  public @Nullable Set<String> limit() {
    return everywhere ? null : tenants;
  }
}
