package de.fallbruecke.alarm;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the alarms.
 *
 * @param over what was wrong instead of what is
 * @param tenants whose; null: all, those of no tenant included
 * @param after only what comes after this alarm; null: from the beginning
 * @param limit the most to be found
 */
public record AlarmQuery(
    boolean over, @Nullable Set<String> tenants, @Nullable UUID after, int limit) {
  public AlarmQuery {
    tenants = tenants == null ? null : Set.copyOf(tenants);
  }
}
