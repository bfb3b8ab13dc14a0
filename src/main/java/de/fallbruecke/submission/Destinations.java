package de.fallbruecke.submission;

import java.util.Collection;
import java.util.Optional;

/** The configured destinations. */
public interface Destinations {
  Collection<Destination> all();

  Optional<Destination> find(String name);

  /**
   * By name, which must exist.
   *
   * @throws de.fallbruecke.platform.Fault DESTINATION_UNKNOWN if it was taken out of the
   *     configuration
   */
  Destination get(String name);
}
