package de.fallbruecke.admin.view;

import de.fallbruecke.access.LastLogin;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.TenantScope;
import java.time.Instant;
import java.util.List;

/**
 * Who holds roles, as seen when they logged in last.
 *
 * @param way {@code password} or {@code oidc}
 * @param roles as {@code role@tenant}, of the tenants whose access the caller may see
 */
public record HolderView(String person, String way, List<String> roles, Instant at) {
  public HolderView {
    roles = List.copyOf(roles);
  }

  /** What somebody is to other tenants is nobody's business here. */
  public static HolderView of(LastLogin login, TenantScope seen) {
    return new HolderView(
        login.person(),
        login.way(),
        login.written().stream()
            .filter(
                written -> {
                  String tenant = written.substring(written.indexOf('@') + 1);
                  return tenant.equals(Person.EVERYWHERE) || seen.contains(tenant);
                })
            .toList(),
        login.at());
  }
}
