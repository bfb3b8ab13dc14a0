package de.fallbruecke.submission;

import java.util.List;
import java.util.Optional;

/** The paused destinations of the whole installation, seen by every process. */
public interface DestinationPauses {
  /** All, by name of the destination. */
  List<DestinationPause> all();

  /** The pause of a destination, if it has one. */
  Optional<DestinationPause> of(String destination);

  /**
   * A person stops the pick-up until a person lets it go on. A listing that is running ends as
   * usual; what was picked up goes on to its end.
   *
   * @param by who says so
   * @return false if it is paused already; that pause stays as it is
   * @throws de.fallbruecke.platform.Fault PLACE_UNKNOWN
   */
  boolean pause(String destination, String by, String reason);

  /**
   * A person lets the pick-up go on; the next listing is due at once.
   *
   * @return false if it was not paused
   */
  boolean resume(String destination);
}
