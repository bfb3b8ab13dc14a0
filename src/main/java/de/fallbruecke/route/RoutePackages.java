package de.fallbruecke.route;

import java.util.List;
import java.util.Optional;

/** The loaded route packages. */
public interface RoutePackages {
  /** All of them, by id. */
  List<RoutePackage> all();

  /** By id. */
  Optional<RoutePackage> find(String id);
}
