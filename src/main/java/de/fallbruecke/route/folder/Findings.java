package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with one package, so that an admin sees all of it at once. */
public final class Findings {
  private static final int MAX_SHOWN = 20;

  private final List<Finding> found = new ArrayList<>();

  /** A mistake. */
  void invalid(String file, int line, String what, String remedy) {
    found.add(new Finding(file, line, Kind.INVALID, what, remedy));
  }

  /** Something that a package may never do. */
  void forbidden(String file, int line, String what, String remedy) {
    found.add(new Finding(file, line, Kind.FORBIDDEN, what, remedy));
  }

  /** All of them, in the order in which they were found. */
  public List<Finding> all() {
    return List.copyOf(found);
  }

  boolean none() {
    return found.isEmpty();
  }

  /**
   * Ends the loading if anything was found.
   *
   * @throws Fault PACKAGE_FORBIDDEN if something forbidden is among it, otherwise PACKAGE_INVALID
   */
  public void refuseIfAny(String folder) {
    if (found.isEmpty()) {
      return;
    }
    boolean forbidden = found.stream().anyMatch(f -> f.kind() == Kind.FORBIDDEN);
    String list =
        found.stream().limit(MAX_SHOWN).map(Finding::toString).collect(Collectors.joining(" | "));
    throw new Fault(
        forbidden ? FaultCode.PACKAGE_FORBIDDEN : FaultCode.PACKAGE_INVALID,
        "Route package '%s' is not loaded, none of it is active. %d finding(s): %s"
            .formatted(folder, found.size(), list));
  }
}
