package de.fallbruecke.survey;

import de.fallbruecke.access.LastLogin;
import de.fallbruecke.access.Logins;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tenants, with what belongs to each. */
public final class Tenants {
  /**
   * One tenant.
   *
   * @param destinations where it receives
   * @param targets where its cases go
   * @param instances what runs between them, by name
   */
  public record Tenant(
      String name, List<String> destinations, List<Target> targets, List<String> instances) {}

  private final Destinations destinations;
  private final Targets targets;
  private final Activations activations;
  private final Logins logins;

  Tenants(Destinations destinations, Targets targets, Activations activations, Logins logins) {
    this.destinations = destinations;
    this.targets = targets;
    this.activations = activations;
    this.logins = logins;
  }

  /** Those within the scope, by name: who owns anything, or for whom somebody holds a role. */
  public List<Tenant> within(TenantScope scope) {
    Set<String> names = new TreeSet<>(scope.tenants());
    destinations.all().forEach(destination -> names.add(destination.tenant()));
    targets.list().forEach(target -> names.add(target.tenant()));
    List<Activation> running = activations.current().stream().filter(Activation::runs).toList();
    running.forEach(one -> names.add(one.tenant()));
    for (LastLogin login : logins.within(scope)) {
      names.addAll(login.grants().keySet());
    }
    return names.stream()
        .filter(name -> !name.equals(Person.EVERYWHERE) && scope.contains(name))
        .map(name -> tenant(name, running))
        .toList();
  }

  private Tenant tenant(String name, List<Activation> running) {
    return new Tenant(
        name,
        destinations.all().stream()
            .filter(destination -> destination.tenant().equals(name))
            .map(Destination::name)
            .sorted()
            .toList(),
        targets.list().stream().filter(target -> target.tenant().equals(name)).toList(),
        running.stream()
            .filter(one -> one.tenant().equals(name))
            .map(Activation::instance)
            .sorted()
            .toList());
  }
}
