package de.fallbruecke.route;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.Manifest;
import java.util.Map;

/**
 * A package that passed all checks, with its mappings compiled.
 *
 * @param mappings by their path in the package
 */
record ReadyPackage(CheckedPackage checked, Map<String, Mapping> mappings) {
  ReadyPackage {
    mappings = Map.copyOf(mappings);
  }

  Manifest manifest() {
    return checked.manifest();
  }

  String hash() {
    return checked.hash();
  }
}
