package de.fallbruecke.console.routes;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;

/** Why a person does something; it stands in the history and in the audit log. */
final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /**
   * Lets a reason pass.
   *
   * @throws Fault ACTIVATION_UNREASONED
   */
  static void require(String reason) {
    if (reason.isBlank() || reason.length() > LONGEST) {
      throw new Fault(
          FaultCode.ACTIVATION_UNREASONED,
          "There is no reason, or it has more than %d characters. Nothing was changed."
              .formatted(LONGEST));
    }
  }
}
