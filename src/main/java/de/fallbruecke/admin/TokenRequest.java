package de.fallbruecke.admin;

import de.fallbruecke.access.Role;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param grants names of roles by tenant, {@code *} for all
 * @param days how long it counts
 */
record TokenRequest(
    @Nullable String name, @Nullable Map<String, List<String>> grants, @Nullable Integer days) {
  static final int BODY = 16 * 1024;

  /** A token with all that it needs. */
  record Wanted(String name, Map<String, Set<Role>> roles, int days) {}

  /**
   * Complete, with roles that there are.
   *
   * @throws ApiFault API_VALUE_INVALID
   */
  Wanted checked() {
    if (name == null || grants == null || days == null) {
      throw wrong("Say name, grants and days.");
    }
    Map<String, Set<Role>> roles = new TreeMap<>();
    grants.forEach(
        (tenant, written) -> {
          Set<Role> known = EnumSet.noneOf(Role.class);
          for (String one : written == null ? List.<String>of() : written) {
            known.add(
                Role.of(String.valueOf(one))
                    .orElseThrow(() -> wrong("There is no role of that name; /roles names them.")));
          }
          roles.put(tenant, known);
        });
    return new Wanted(name, roles, days);
  }

  private static ApiFault wrong(String what) {
    return new ApiFault(FaultCode.API_VALUE_INVALID, what + " No token was made.");
  }
}
