package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.folder.CheckedPackage;
import de.fallbruecke.route.folder.PackageCheck;
import java.util.SortedMap;

/** The packages that are active, as they are kept in the database. */
public final class ActivePackages {
  private final Activations activations;
  private final PackageStore store;

  ActivePackages(Activations activations, PackageStore store) {
    this.activations = activations;
    this.store = store;
  }

  /**
   * The files of the active version by their path; not to be changed.
   *
   * @throws Fault as {@link #of}
   */
  public SortedMap<String, byte[]> files(String instance) {
    return of(instance).files().content();
  }

  /**
   * The active version of an instance.
   *
   * @throws Fault INSTANCE_UNKNOWN, or ACTIVATION_REFUSED if it was retired or its files are
   *     missing
   */
  public CheckedPackage of(String instance) {
    Activation now = activations.history(instance).getFirst();
    if (!now.runs()) {
      throw ActivationPlan.refused(instance, "is retired; nothing of it is active.");
    }
    return store
        .find(now.hash())
        .map(PackageCheck::of)
        .orElseThrow(() -> ActivationPlan.refused(instance, "lacks the files of its version."));
  }
}
