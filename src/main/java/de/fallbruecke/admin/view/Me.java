package de.fallbruecke.admin.view;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who the gateway takes the caller for.
 *
 * @param grants roles by tenant, {@code *} for all tenants
 * @param abilities what they add up to, by tenant
 */
public record Me(
    String person,
    SortedMap<String, List<String>> grants,
    SortedMap<String, List<Ability>> abilities) {
  public static Me of(Person person) {
    return new Me(
        person.name(),
        byTenant(
            person,
            tenant ->
                person.grants().getOrDefault(tenant, Set.of()).stream()
                    .map(Role::written)
                    .sorted()
                    .toList()),
        byTenant(
            person,
            tenant ->
                Arrays.stream(Ability.values())
                    .filter(
                        ability ->
                            person.may(ability, tenant.equals(Person.EVERYWHERE) ? null : tenant))
                    .toList()));
  }

  private static <T> SortedMap<String, List<T>> byTenant(
      Person person, java.util.function.Function<String, List<T>> of) {
    return person.grants().keySet().stream()
        .collect(Collectors.toMap(tenant -> tenant, of, (a, b) -> a, TreeMap::new));
  }

  /** A role and what it carries. */
  public record RoleView(String role, List<Ability> abilities) {
    static RoleView of(Role role) {
      Person holder = new Person("", Map.of(Person.EVERYWHERE, Set.of(role)));
      return new RoleView(
          role.written(),
          Arrays.stream(Ability.values()).filter(ability -> holder.may(ability, null)).toList());
    }
  }

  /** All roles there are. */
  public static List<RoleView> roles() {
    return Arrays.stream(Role.values()).map(RoleView::of).toList();
  }
}
