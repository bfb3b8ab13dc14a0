package de.fallbruecke.delivery;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The configured targets. Fixed at start; safe for concurrent use. */
public interface Targets {
  /** All, by name. */
  List<Target> list();

  /** The one of this name. */
  Optional<Target> find(String name);

  /** The one of this name with what its operator may see of how it is reached. */
  Optional<TargetDetails> details(String name);

  /** The programs that may call our REST interface, by the target they speak for. */
  SortedMap<String, List<ApiClient>> clients();

  /** How the targets of one kind are reached, by name; for the module that serves that kind. */
  <E extends Endpoint> SortedMap<String, E> endpoints(Class<E> kind);
}
