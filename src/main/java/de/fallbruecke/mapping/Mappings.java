package de.fallbruecke.mapping;

import java.nio.file.Path;

/** Compiles {@code mapping.yaml}. */
public interface Mappings {
  /**
   * Reads and compiles the file.
   *
   * @throws de.fallbruecke.platform.Fault MAPPING_INVALID listing every finding with file, line and
   *     remedy
   */
  Mapping compile(Path file);
}
