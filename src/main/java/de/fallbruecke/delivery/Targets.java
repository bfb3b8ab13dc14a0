package de.fallbruecke.delivery;

import java.util.List;
import java.util.Optional;

/** The configured targets. Fixed at start; safe for concurrent use. */
public interface Targets {
  /** All, by name. */
  List<Target> list();

  /** The one of this name. */
  Optional<Target> find(String name);
}
