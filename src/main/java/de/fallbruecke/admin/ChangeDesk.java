package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.admin.view.RouteChangeView;
import de.fallbruecke.admin.view.SaidFault;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.Activation;
import de.fallbruecke.route.GateReport;
import de.fallbruecke.route.RouteChange;
import de.fallbruecke.route.RouteChanges;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prepares changes of instances and tells how far they are. */
record ChangeDesk(RouteReach reach, RouteChanges changes) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * Keeps what a person wants.
   *
   * @param ifMatch the tag of the instance that was seen; null for a new one
   * @throws Fault ADMIN_VERSION_MISSING or ADMIN_CHANGED, also if there is such an instance of
   *     others; API_VALUE_INVALID, PACKAGE_DAMAGED if there is no such version
   */
  RouteChange prepare(
      Person person, String instance, @Nullable String ifMatch, ChangeRequest wanted) {
    boolean known = reach.all(person).stream().anyMatch(one -> one.instance().equals(instance));
    if (known) {
      Activation now = reach.seen(person, instance, ifMatch);
      return prepare(
          now.runs() ? now.tenant() : tenant(person, wanted),
          instance,
          wanted.hash() == null ? now.hash() : wanted.hash(),
          now.id(),
          wanted,
          person);
    }
    String tenant = tenant(person, wanted);
    if (ifMatch != null) {
      throw new ApiFault(
          FaultCode.ADMIN_CHANGED, "There is no instance of this name. Nothing was done.");
    }
    if (changes.newest(instance).isPresent()) {
      throw new ApiFault(
          FaultCode.ACTIVATION_REFUSED,
          "The name is taken here already. Nothing was done; choose another one.");
    }
    if (!NAME.matcher(instance).matches() || wanted.hash() == null) {
      throw new ApiFault(
          FaultCode.API_VALUE_INVALID,
          "A new instance needs a name of letters, digits, '.', '_' and '-', and the hash of a version. Nothing was done.");
    }
    return prepare(tenant, instance, wanted.hash(), 0, wanted, person);
  }

  private static String tenant(Person person, ChangeRequest wanted) {
    return TenantNamed.in(person, wanted.tenant(), Ability.SEE_ROUTES, Ability.CHANGE_ROUTES);
  }

  private RouteChange prepare(
      String tenant, String instance, String hash, long base, ChangeRequest wanted, Person person) {
    var values = ParametersRequest.values(wanted.parameters());
    if (!changes.configured(instance)) {
      ParametersRequest.require(changes.check(tenant, hash, values));
    }
    return changes.prepare(tenant, instance, hash, base, values, person.name());
  }

  /** With what speaks for and against it, run now. */
  RouteChangeView view(RouteChange change) {
    boolean outdated = changes.outdated(change);
    @Nullable GateReport gate = null;
    @Nullable SaidFault trouble = null;
    if (!outdated && change.activation() == null) {
      try {
        gate = changes.assess(change, true);
      } catch (Fault fault) {
        trouble = SaidFault.of(fault);
      }
    }
    return RouteChangeView.of(change, outdated, lost(change), gate, trouble);
  }

  /** Without running anything, for lists. */
  RouteChangeView brief(RouteChange change) {
    return RouteChangeView.of(change, changes.outdated(change), lost(change), null, null);
  }

  private boolean lost(RouteChange change) {
    return change.comparison() != null
        && change.comparison().state() == RouteChange.Comparison.State.RUNNING
        && !changes.comparing(change);
  }
}
