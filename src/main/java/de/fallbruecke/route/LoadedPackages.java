package de.fallbruecke.route;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageFolder;
import de.fallbruecke.xoev.SchemaPacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The packages of the directory, checked, with their mappings compiled once. */
final class LoadedPackages {
  /** A package with its mappings by their path in the package. */
  record Loaded(CheckedPackage checked, Map<String, Mapping> mappings) {
    Loaded {
      mappings = Map.copyOf(mappings);
    }
  }

  private final SortedMap<String, Loaded> byId = new TreeMap<>();

  /**
   * Reads all folders of the directory.
   *
   * @throws Fault PACKAGE_INVALID, PACKAGE_FORBIDDEN or MAPPING_INVALID with file, line and remedy
   */
  LoadedPackages(Path directory, SchemaPacks packs, Mappings mappings) {
    for (Path folder : folders(directory)) {
      CheckedPackage checked = new PackageFolder(folder).read();
      for (String pack : checked.manifest().schemaPacks()) {
        if (packs.find(pack).isEmpty()) {
          throw new Fault(
              FaultCode.PACKAGE_INVALID,
              "Route package '%s' is not loaded: %s/package.yaml needs the schema pack '%s', which is not installed. Import the pack or correct 'schemaPacks'."
                  .formatted(checked.manifest().id(), checked.manifest().id(), pack));
        }
      }
      Map<String, Mapping> compiled = new HashMap<>();
      for (String mapping : checked.mappings()) {
        compiled.put(
            mapping, mappings.compile(checked.manifest().id(), mapping, checked.files().content()));
      }
      byId.put(checked.manifest().id(), new Loaded(checked, compiled));
    }
  }

  Optional<Loaded> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  SortedMap<String, Loaded> all() {
    return byId;
  }

  private static List<Path> folders(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(Files::isDirectory)
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PACKAGE_INVALID,
          "The directory of %s.directory cannot be read (%s). Check that it may be read."
              .formatted(RoutesProperties.PREFIX, e.getClass().getSimpleName()),
          e);
    }
  }
}
