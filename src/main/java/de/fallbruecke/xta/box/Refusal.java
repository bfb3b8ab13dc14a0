package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;

/** A request is not answered; the number is one of the standard. */
final class Refusal extends RuntimeException {
  private final XtaError error;

  Refusal(XtaError error, String reason) {
    super(reason);
    this.error = error;
  }

  XtaError error() {
    return error;
  }
}
