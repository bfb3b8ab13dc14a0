package de.fallbruecke.delivery;

/**
 * One way to hand a parcel over, to one target. One suite of tests (TargetContract) holds all
 * implementations to this.
 */
public interface Connector {
  /**
   * Sends the parcel. A failing target is an outcome, never an exception.
   *
   * @throws de.fallbruecke.platform.Fault if our own side fails: content or credential not readable
   */
  Outcome send(Parcel parcel);
}
