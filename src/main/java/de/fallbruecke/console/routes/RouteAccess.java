package de.fallbruecke.console.routes;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and change which instance. What somebody may not see answers as if it did not exist;
 * what they may see and not change is denied.
 */
final class RouteAccess {
  private final Activations activations;
  private final RouteChanges changes;
  private final Takeovers takeovers;
  private final Destinations destinations;
  private final Targets targets;

  RouteAccess(
      Activations activations,
      RouteChanges changes,
      Takeovers takeovers,
      Destinations destinations,
      Targets targets) {
    this.activations = activations;
    this.changes = changes;
    this.takeovers = takeovers;
    this.destinations = destinations;
    this.targets = targets;
  }

  /** The newest entries of all instances that the person may see. */
  List<Activation> all(Person person) {
    return activations.current().stream()
        .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
        .toList();
  }

  /**
   * The history of an instance, newest first.
   *
   * @throws Fault INSTANCE_UNKNOWN
   */
  List<Activation> history(Person person, String instance) {
    List<Activation> history = activations.history(instance);
    if (!person.may(Ability.SEE_ROUTES, history.getFirst().tenant())) {
      throw unknown(FaultCode.INSTANCE_UNKNOWN, instance);
    }
    return history;
  }

  /**
   * The newest entry of an instance that the person may change.
   *
   * @throws Fault INSTANCE_UNKNOWN, ACCESS_DENIED
   */
  Activation changeable(Person person, String instance) {
    Activation now = history(person, instance).getFirst();
    person.require(Ability.CHANGE_ROUTES, now.tenant());
    return now;
  }

  /**
   * A change that is being prepared.
   *
   * @throws Fault ROUTE_CHANGE_UNKNOWN, ACCESS_DENIED
   */
  RouteChange change(Person person, UUID id) {
    RouteChange change =
        changes
            .find(id)
            .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
            .orElseThrow(() -> unknown(FaultCode.ROUTE_CHANGE_UNKNOWN, id.toString()));
    person.require(Ability.CHANGE_ROUTES, change.tenant());
    return change;
  }

  /**
   * A takeover that was begun.
   *
   * @throws Fault PACKAGE_IMPORT_UNKNOWN, ACCESS_DENIED
   */
  Takeover takeover(Person person, UUID id) {
    Takeover takeover =
        takeovers
            .find(id)
            .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
            .orElseThrow(() -> unknown(FaultCode.PACKAGE_IMPORT_UNKNOWN, id.toString()));
    person.require(Ability.CHANGE_ROUTES, takeover.tenant());
    return takeover;
  }

  /** The tenants for which the person may change routes, by name. */
  List<String> tenants(Person person) {
    TreeSet<String> known = new TreeSet<>();
    destinations.all().forEach(one -> known.add(one.tenant()));
    targets.list().forEach(one -> known.add(one.tenant()));
    activations.current().forEach(one -> known.add(one.tenant()));
    known.addAll(person.scope(Ability.CHANGE_ROUTES).tenants());
    known.removeIf(tenant -> !person.may(Ability.CHANGE_ROUTES, tenant));
    return List.copyOf(known);
  }

  /**
   * The tenant that was named, or the only one there is.
   *
   * @throws Fault ACCESS_DENIED
   */
  String tenant(Person person, @Nullable String named) {
    List<String> all = tenants(person);
    if (named == null || named.isEmpty()) {
      return all.isEmpty() ? "" : all.getFirst();
    }
    if (!all.contains(named)) {
      throw new Fault(
          FaultCode.ACCESS_DENIED,
          "%s may not change routes of that tenant. Nothing was changed.".formatted(person.name()));
    }
    return named;
  }

  List<String> destinations(String tenant) {
    return destinations.all().stream()
        .filter(one -> one.tenant().equals(tenant))
        .map(Destination::name)
        .sorted()
        .toList();
  }

  List<Target> targets(String tenant) {
    return targets.list().stream().filter(one -> one.tenant().equals(tenant)).toList();
  }

  private static Fault unknown(FaultCode code, String what) {
    return new Fault(code, "There is no '%s'.".formatted(what));
  }
}
