package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.FaultCode;
import java.io.IOException;
import java.util.UUID;

/** There is no access token: nothing can be sent to the target. */
public final class TokenUnavailable extends IOException {
  private final boolean refused;
  private final String why;

  /**
   * @param refused the token server does not accept us; else it may work later
   * @param why for example {@code answered 503}
   */
  TokenUnavailable(boolean refused, String why) {
    super("No access token: the token server " + why);
    this.refused = refused;
    this.why = why;
  }

  /** What it means for a delivery; without effect at the target in any case. */
  public Outcome outcome(String target, UUID delivery) {
    return refused
        ? new Outcome.Refused(
            FaultCode.TARGET_UNAUTHORISED,
            "The token server of target '%s' %s. Delivery %s was not sent. Correct client id, secret or scope under oauth2 and release the delivery."
                .formatted(target, why, delivery))
        : new Outcome.NotYet(
            FaultCode.TARGET_TOKEN_UNAVAILABLE,
            "The token server of target '%s' %s. Delivery %s was not sent; it is tried again."
                .formatted(target, why, delivery),
            null);
  }
}
