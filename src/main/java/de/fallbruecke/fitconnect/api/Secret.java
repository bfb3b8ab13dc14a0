package de.fallbruecke.fitconnect.api;

/** A shared secret that does not show itself in logs and messages. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
