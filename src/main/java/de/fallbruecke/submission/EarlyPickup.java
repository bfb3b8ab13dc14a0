package de.fallbruecke.submission;

/**
 * How a channel says that listing a destination is worthwhile now, for example after a callback.
 */
@FunctionalInterface
public interface EarlyPickup {
  /**
   * Brings the next pick-up of the destination forward to now; repeatable, never throws away work.
   */
  void request(Destination destination);

  /**
   * The same as {@link #request}, because the remote side said that something is there; counted for
   * people to see.
   */
  default void called(Destination destination) {
    request(destination);
  }
}
