package de.fallbruecke.mapping;

import java.util.Map;

/** Compiles the mappings of route packages. */
public interface Mappings {
  /**
   * Compiles one mapping.
   *
   * @param packageName for messages
   * @param file path of the mapping below the folder of the package
   * @param files all files of the package by their path
   * @throws de.fallbruecke.platform.Fault MAPPING_INVALID listing every finding with file, line and
   *     remedy
   */
  Mapping compile(String packageName, String file, Map<String, byte[]> files);
}
