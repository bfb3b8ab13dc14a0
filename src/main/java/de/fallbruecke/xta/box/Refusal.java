package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;

/** A request is not answered; the number is one of the standard. */
final class Refusal extends RuntimeException {
  private final XtaError error;
  private final boolean notSupported;

  Refusal(XtaError error, String reason) {
    this(error, reason, false);
  }

  private Refusal(XtaError error, String reason, boolean notSupported) {
    super(reason);
    this.error = error;
    this.notSupported = notSupported;
  }

  /** Something that the standard has and this server has not; the core has a fault for it. */
  static Refusal notSupported(String reason) {
    return new Refusal(XtaError.UNSPECIFIED, reason, true);
  }

  XtaError error() {
    return error;
  }

  boolean isNotSupported() {
    return notSupported;
  }
}
