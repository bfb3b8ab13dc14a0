package de.fallbruecke.admin;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import org.jspecify.annotations.Nullable;

/** The tenant that a request is for. */
final class TenantNamed {
  private TenantNamed() {}

  /**
   * The one that was named, or the only one for which the person may do that.
   *
   * @param see what shows that the tenant is there at all
   * @throws de.fallbruecke.platform.Fault API_VALUE_INVALID if none is named and there are several,
   *     TENANT_UNKNOWN if the person has nothing to do with it, ACCESS_DENIED
   */
  static String in(Person person, @Nullable String named, Ability see, Ability ability) {
    if (named == null || named.isBlank()) {
      var scope = person.scope(ability);
      if (scope.everywhere() || scope.tenants().size() != 1) {
        throw new ApiFault(FaultCode.API_VALUE_INVALID, "Name a tenant. Nothing was done.");
      }
      return scope.tenants().iterator().next();
    }
    if (!person.may(see, named)) {
      throw Own.unknown(FaultCode.TENANT_UNKNOWN, "tenant", "of this name");
    }
    person.require(ability, named);
    return named;
  }
}
