package de.fallbruecke.simulator.service;

/** A registered OAuth client. */
public record Client(String id, String secret, Role role) {
  /** What a client may do: send, or empty its own destinations. */
  public enum Role {
    SENDER,
    SUBSCRIBER
  }
}
