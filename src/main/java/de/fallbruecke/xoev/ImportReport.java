package de.fallbruecke.xoev;

import java.util.List;
import java.util.Set;

/**
 * What became of an import.
 *
 * @param details the pack as it is installed now
 * @param missing namespaces, schema URIs or included files that the standard refers to and that
 *     were nowhere to be found; then it is installed, but validates nothing
 * @param problems what was left out or does not work, in sentences
 * @param notes what may be good to know
 */
public record ImportReport(
    PackDetails details, Set<String> missing, List<String> problems, List<String> notes) {
  public ImportReport {
    missing = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(missing));
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** Whether the pack is complete and works. */
  public boolean good() {
    return missing.isEmpty() && problems.isEmpty() && details.problem() == null;
  }
}
