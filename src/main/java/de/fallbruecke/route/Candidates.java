package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.PackageFiles;
import de.fallbruecke.route.folder.PackageFolder;
import java.util.function.Supplier;

/** Gets the files of a candidate; asks for the database only where they lie there. */
record Candidates(Supplier<PackageStore> store) {
  /**
   * The files, not checked yet.
   *
   * @throws Fault PACKAGE_INVALID, PACKAGE_FORBIDDEN or PACKAGE_DAMAGED
   */
  PackageFiles files(Candidate candidate) {
    return switch (candidate) {
      case Candidate.Folder folder -> new PackageFolder(folder.path()).files();
      case Candidate.Kept kept ->
          store
              .get()
              .find(kept.hash())
              .orElseThrow(
                  () ->
                      new Fault(
                          FaultCode.PACKAGE_DAMAGED,
                          "The files of the version with hash %s are not here. Nothing was changed; take the package over again."
                              .formatted(kept.hash())));
    };
  }
}
