package de.fallbruecke.admin.view;

import de.fallbruecke.delivery.Target;
import de.fallbruecke.survey.Tenants;
import java.util.List;

/**
 * A tenant with what belongs to it.
 *
 * @param routes instances that run
 */
public record TenantView(
    String name, List<String> destinations, List<String> targets, List<String> routes) {
  public TenantView {
    destinations = List.copyOf(destinations);
    targets = List.copyOf(targets);
    routes = List.copyOf(routes);
  }

  public static TenantView of(Tenants.Tenant tenant) {
    return new TenantView(
        tenant.name(),
        tenant.destinations(),
        tenant.targets().stream().map(Target::name).sorted().toList(),
        tenant.instances());
  }
}
