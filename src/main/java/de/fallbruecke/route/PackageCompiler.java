package de.fallbruecke.route;

import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.mapping.Mappings;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.xoev.SchemaPacks;
import java.util.HashMap;
import java.util.Map;

/** Makes the files of a package ready to run, or says everything that is wrong with them. */
final class PackageCompiler {
  private final SchemaPacks packs;
  private final Mappings mappings;

  PackageCompiler(SchemaPacks packs, Mappings mappings) {
    this.packs = packs;
    this.mappings = mappings;
  }

  /**
   * Checks and compiles.
   *
   * @throws Fault PACKAGE_INVALID, PACKAGE_FORBIDDEN, MAPPING_INVALID with file, line and remedy,
   *     or SCHEMA_PACK_MISSING
   */
  ReadyPackage compile(PackageFiles files) {
    CheckedPackage checked = PackageCheck.of(files);
    Map<String, Mapping> compiled = new HashMap<>();
    for (String mapping : checked.mappings()) {
      compiled.put(mapping, mappings.compile(checked.manifest().id(), mapping, files.content()));
    }
    for (String pack : checked.manifest().schemaPacks()) {
      if (packs.find(pack).isEmpty()) {
        throw new Fault(
            FaultCode.SCHEMA_PACK_MISSING,
            "Route package '%s' needs the schema pack '%s', which is not installed. It cannot run here. Import the pack with 'schemas import' or correct 'schemaPacks' in %s/package.yaml."
                .formatted(checked.manifest().id(), pack, checked.manifest().id()));
      }
    }
    return new ReadyPackage(checked, compiled);
  }
}
