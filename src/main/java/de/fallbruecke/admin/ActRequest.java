package de.fallbruecke.admin;

import de.fallbruecke.access.Person;
import de.fallbruecke.api.ApiFault;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import de.fallbruecke.platform.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done with one or many submissions.
 *
 * @param act as on the command line, for example {@code release}
 * @param reason why, without personal data; only a retry needs none
 * @param target only deliveries to this target, for retry and cancel
 * @param problem what the portal is told, for reject
 */
record ActRequest(
    @Nullable String act,
    @Nullable String reason,
    @Nullable String target,
    @Nullable String problem) {
  private static final int LONGEST = 500;

  /**
   * The order of this person.
   *
   * @param reasonNeeded whether something will really be done
   */
  Order order(Person person, boolean reasonNeeded) {
    String why = reason == null ? "" : reason;
    Act wanted =
        Act.find(act == null ? "" : act)
            .orElseThrow(() -> wrong("act is none of this interface; see its description."));
    if (why.isBlank() && wanted != Act.RETRY && reasonNeeded) {
      throw wrong("reason is missing; it is kept as evidence.");
    }
    if (why.length() > LONGEST) {
      throw wrong("reason is longer than %d characters.".formatted(LONGEST));
    }
    if (problem != null && wanted != Act.REJECT) {
      throw wrong("problem goes with reject only.");
    }
    return new Order(wanted, person.name(), why, target, problem);
  }

  private static ApiFault wrong(String what) {
    return new ApiFault(FaultCode.API_VALUE_INVALID, what + " Nothing was done.");
  }
}
