package de.fallbruecke.route;

import java.util.List;
import java.util.Map;

/** The route packages that lie in the directory and could be activated. */
public interface RoutePackages {
  /** Those that could run, by id. */
  List<RoutePackage> all();

  /** Those that could not, by the name of the folder, with what is wrong and what to do. */
  Map<String, String> broken();
}
