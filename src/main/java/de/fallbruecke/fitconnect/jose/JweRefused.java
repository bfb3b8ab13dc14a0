package de.fallbruecke.fitconnect.jose;

/** Ends the reading of one encrypted part; never leaves this package. */
final class JweRefused extends Exception {
  private final Refusal refusal;

  JweRefused(Refusal refusal) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
