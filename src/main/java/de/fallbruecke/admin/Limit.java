package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.platform.FaultCode;

/** How much one answer may hold. */
final class Limit {
  private Limit() {}

  /**
   * Lets pass what is asked for.
   *
   * @throws ApiFault API_VALUE_INVALID
   */
  static void check(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new ApiFault(FaultCode.API_VALUE_INVALID, "limit must be 1 to %d.".formatted(most));
    }
  }
}
