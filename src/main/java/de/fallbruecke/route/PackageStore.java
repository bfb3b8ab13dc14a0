package de.fallbruecke.route;

import de.fallbruecke.route.folder.PackageFiles;
import java.util.Optional;

/**
 * All versions of packages that were ever active or prepared, by their hash: what every process
 * runs.
 */
interface PackageStore {
  /** Keeps it; keeping it twice is the same. */
  void put(ReadyPackage ready);

  /**
   * The files of a version, compared with their hash.
   *
   * @throws de.fallbruecke.platform.Fault PACKAGE_DAMAGED if they do not match
   */
  Optional<PackageFiles> find(String hash);

  /** The hash under which a version of a package was active; the newest if there are several. */
  Optional<String> hashOf(String packageId, String version);
}
