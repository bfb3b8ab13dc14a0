package de.fallbruecke.access;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token with which a program speaks for a person at the REST interface of admins. The token
 * itself is known to nobody but who keeps it.
 *
 * @param person whose it is; every use carries this name
 * @param name what the person calls it
 * @param grants what it may, at most what the person might when it was made
 * @param usedAt the last use, to the minute; null if there was none
 * @param revokedAt when it was ended before its time; null if it was not
 */
public record AdminToken(
    UUID id,
    String person,
    String name,
    Map<String, Set<Role>> grants,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant revokedAt) {
  public AdminToken {
    grants = Map.copyOf(grants);
  }

  /** Whether it counts at that moment. */
  public boolean counts(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  /** The same with nothing but what concerns these tenants, that for all tenants included. */
  public AdminToken within(TenantScope scope) {
    Map<String, Set<Role>> seen = new TreeMap<>(grants);
    seen.keySet().removeIf(tenant -> !tenant.equals(Person.EVERYWHERE) && !scope.contains(tenant));
    return new AdminToken(id, person, name, seen, createdAt, expiresAt, usedAt, revokedAt);
  }

  /** The person with nothing but what the token may. */
  public Person speaker() {
    return new Person(person, grants);
  }
}
