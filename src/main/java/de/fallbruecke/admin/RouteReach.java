package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.Activations;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import de.fallbruecke.route.Takeover;
import de.fallbruecke.route.Takeovers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routes within the reach of a person: what they may not see answers as if it did not exist. */
final class RouteReach {
  private final Activations activations;
  private final RouteChanges changes;
  private final Takeovers takeovers;

  RouteReach(Activations activations, RouteChanges changes, Takeovers takeovers) {
    this.activations = activations;
    this.changes = changes;
    this.takeovers = takeovers;
  }

  /** The newest entries of all instances that the person may see. */
  List<Activation> all(Person person) {
    return activations.current().stream()
        .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
        .toList();
  }

  /**
   * The history of an instance, newest first, for somebody who may do that with it. What it was
   * while it belonged to a tenant of others is not told.
   *
   * @throws de.fallbruecke.platform.Fault INSTANCE_UNKNOWN, ACCESS_DENIED
   */
  List<Activation> history(Person person, String instance, Ability ability) {
    Activation now =
        all(person).stream()
            .filter(one -> one.instance().equals(instance))
            .findFirst()
            .orElseThrow(
                () ->
                    new ApiFault(
                        FaultCode.INSTANCE_UNKNOWN,
                        "There is no instance '%s'. 'routes list' shows those there are."
                            .formatted(instance)));
    person.require(ability, now.tenant());
    return activations.history(instance).stream()
        .filter(entry -> person.may(Ability.SEE_ROUTES, entry.tenant()))
        .toList();
  }

  /**
   * An instance as the caller saw it.
   *
   * @param ifMatch the tag of what was seen
   * @throws de.fallbruecke.platform.Fault ADMIN_VERSION_MISSING, ADMIN_CHANGED, and as {@link
   *     #history}
   */
  Activation seen(Person person, String instance, @Nullable String ifMatch) {
    Activation now = history(person, instance, Ability.CHANGE_ROUTES).getFirst();
    if (ifMatch == null) {
      throw new ApiFault(FaultCode.ADMIN_VERSION_MISSING, "If-Match is missing. Nothing was done.");
    }
    if (!ifMatch.strip().equals(tag(now))) {
      throw new ApiFault(
          FaultCode.ADMIN_CHANGED,
          "The newest entry of the instance is %d. Nothing was done.".formatted(now.id()));
    }
    return now;
  }

  /** What If-Match names. */
  static String tag(Activation newest) {
    return "\"%d\"".formatted(newest.id());
  }

  /**
   * A change that is being prepared, for somebody who may activate it.
   *
   * @throws de.fallbruecke.platform.Fault ROUTE_CHANGE_UNKNOWN, ACCESS_DENIED
   */
  RouteChange change(Person person, String id) {
    RouteChange change =
        changes
            .find(Own.id(id, FaultCode.ROUTE_CHANGE_UNKNOWN, "change"))
            .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
            .orElseThrow(() -> Own.unknown(FaultCode.ROUTE_CHANGE_UNKNOWN, "change", "of this id"));
    person.require(Ability.CHANGE_ROUTES, change.tenant());
    return change;
  }

  /**
   * An import that was begun.
   *
   * @throws de.fallbruecke.platform.Fault PACKAGE_IMPORT_UNKNOWN, ACCESS_DENIED
   */
  Takeover takeover(Person person, String id) {
    Takeover takeover =
        takeovers
            .find(Own.id(id, FaultCode.PACKAGE_IMPORT_UNKNOWN, "import"))
            .filter(one -> person.may(Ability.SEE_ROUTES, one.tenant()))
            .orElseThrow(
                () -> Own.unknown(FaultCode.PACKAGE_IMPORT_UNKNOWN, "import", "of this id"));
    person.require(Ability.CHANGE_ROUTES, takeover.tenant());
    return takeover;
  }
}
