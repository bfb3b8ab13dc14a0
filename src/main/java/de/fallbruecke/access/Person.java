package de.fallbruecke.access;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what they are to which tenant.
 *
 * @param name as recorded in evidence and audit log
 * @param grants roles by tenant; under {@link #EVERYWHERE} those that hold for all tenants
 */
public record Person(String name, Map<String, Set<Role>> grants) {
  /** Stands for all tenants of the installation. */
  public static final String EVERYWHERE = "*";

  public Person {
    grants =
        grants.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> effective(entry.getKey(), entry.getValue())));
  }

  /** Whether they may do it to what belongs to the tenant; null asks for the whole installation. */
  public boolean may(Ability ability, @Nullable String tenant) {
    return carries(EVERYWHERE, ability) || (tenant != null && carries(tenant, ability));
  }

  /** Whether there is any tenant for which they may do it. */
  public boolean mayAnywhere(Ability ability) {
    return grants.keySet().stream().anyMatch(tenant -> carries(tenant, ability));
  }

  /** Whether they may all that the role may there; null asks for the whole installation. */
  public boolean covers(Role role, @Nullable String tenant) {
    return role.abilities().stream().allMatch(ability -> may(ability, tenant));
  }

  /** For which tenants they may do it. */
  public TenantScope scope(Ability ability) {
    Set<String> tenants = new HashSet<>();
    for (String tenant : grants.keySet()) {
      if (carries(tenant, ability)) {
        tenants.add(tenant);
      }
    }
    return tenants.remove(EVERYWHERE) ? TenantScope.all() : TenantScope.of(tenants);
  }

  /**
   * Lets pass who may.
   *
   * @throws Fault ACCESS_DENIED, which tells nothing of what was asked for
   */
  public void require(Ability ability, @Nullable String tenant) {
    if (!may(ability, tenant)) {
      throw new Fault(
          FaultCode.ACCESS_DENIED,
          "%s lacks %s. Nothing was changed or shown.".formatted(name, ability));
    }
  }

  private boolean carries(String tenant, Ability ability) {
    return grants.getOrDefault(tenant, Set.of()).stream()
        .anyMatch(role -> role.abilities().contains(ability));
  }

  private static Set<Role> effective(String tenant, Set<Role> roles) {
    Set<Role> counted = EnumSet.noneOf(Role.class);
    counted.addAll(roles);
    if (!tenant.equals(EVERYWHERE)) {
      counted.remove(Role.PROVIDER);
    }
    return Set.copyOf(counted);
  }
}
