package de.fallbruecke.route.archive;

import de.fallbruecke.route.folder.CheckedPackage;
import java.util.List;
import java.util.Optional;

/** Where imported packages go, and what is there already. */
public interface Place {
  /** The package with this id that the imported one would follow. */
  Optional<CheckedPackage> present(String id);

  /** Of every import of this package, newest first. */
  List<Origin> origins(String id);

  /**
   * Puts it there, if what is present still is what was planned with.
   *
   * @throws de.fallbruecke.platform.Fault PACKAGE_NOT_WRITTEN; what was there still is
   */
  void put(ImportPlan plan, Origin origin);
}
