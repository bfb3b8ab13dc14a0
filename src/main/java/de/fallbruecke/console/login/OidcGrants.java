package de.fallbruecke.console.login;

import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the values of a claim stand for. What is not configured grants nothing. */
final class OidcGrants {
  private record Granted(Role role, String tenant) {}

  private final List<String> claims;
  private final Map<String, List<Granted>> byValue = new HashMap<>();

  /**
   * Checks every grant.
   *
   * @throws Fault CONFIGURATION_INVALID naming the grant
   */
  OidcGrants(OidcSettings settings) {
    claims = settings.rolesClaims();
    for (OidcSettings.Grant grant : settings.grants()) {
      for (String written : grant.roles()) {
        byValue
            .computeIfAbsent(grant.value(), value -> new ArrayList<>())
            .add(granted(grant.value(), written));
      }
    }
  }

  /** The roles by tenant that stand for what the claims say. */
  Map<String, Set<Role>> of(Map<String, Object> carried) {
    Map<String, Set<Role>> grants = new HashMap<>();
    for (String value : values(carried)) {
      for (Granted granted : byValue.getOrDefault(value, List.of())) {
        grants
            .computeIfAbsent(granted.tenant(), tenant -> EnumSet.noneOf(Role.class))
            .add(granted.role());
      }
    }
    return grants;
  }

  /** What stands in the claims, whether it grants anything or not. */
  List<String> values(Map<String, Object> carried) {
    return claims.stream().flatMap(claim -> texts(at(carried, claim)).stream()).toList();
  }

  /** A claim of that very name comes before a way into an object. */
  private static Object at(Map<String, Object> carried, String claim) {
    Object whole = carried.get(claim);
    if (whole != null) {
      return whole;
    }
    Object found = carried;
    for (String step : claim.split("\\.", -1)) {
      found = found instanceof Map<?, ?> inner ? inner.get(step) : null;
    }
    return found == null ? List.of() : found;
  }

  private static List<String> texts(Object found) {
    return switch (found) {
      case String one -> List.of(one);
      case Collection<?> many ->
          many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      default -> List.of();
    };
  }

  private static Granted granted(String value, String written) {
    int at = written.indexOf('@');
    String tenant = at < 0 ? "" : written.substring(at + 1);
    Role role =
        Role.of(at < 0 ? written : written.substring(0, at))
            .orElseThrow(() -> wrong(value, written, "there is no such role"));
    if (tenant.isEmpty()) {
      throw wrong(value, written, "it names no tenant");
    }
    if (role == Role.PROVIDER && !tenant.equals(Person.EVERYWHERE)) {
      throw wrong(value, written, "this role counts for all tenants only");
    }
    return new Granted(role, tenant);
  }

  private static Fault wrong(String value, String written, String why) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "fallbruecke.console.oidc.grants grants '%s' for value '%s', but %s. Nothing was started. Write role@tenant, for example operator@musterkreis or provider@*."
            .formatted(written, value, why));
  }
}
