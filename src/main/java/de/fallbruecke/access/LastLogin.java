package de.fallbruecke.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * When somebody logged in last and what they were then.
 *
 * @param way {@code password} or {@code oidc}
 * @param grants roles by tenant, under {@link Person#EVERYWHERE} for all
 */
public record LastLogin(String person, String way, Map<String, Set<Role>> grants, Instant at) {
  public LastLogin {
    grants = Map.copyOf(new Person(person, grants).grants());
  }

  /** The grants as {@code role@tenant}, in order. */
  public List<String> written() {
    return new TreeMap<>(grants)
        .entrySet().stream()
            .flatMap(
                grant ->
                    grant.getValue().stream()
                        .sorted()
                        .map(role -> role.written() + "@" + grant.getKey()))
            .toList();
  }
}
