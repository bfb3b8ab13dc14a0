package de.fallbruecke.route.doc;

import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.MappingOutline;
import de.fallbruecke.route.folder.CheckedPackage;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is described.
 *
 * @param outlines of the mappings by their path in the package
 * @param fixtures what became of the examples; empty if they were not run
 */
public record Described(
    CheckedPackage checked, SortedMap<String, MappingOutline> outlines, List<Example> fixtures) {
  public Described {
    outlines = Collections.unmodifiableSortedMap(new TreeMap<>(outlines));
    fixtures = List.copyOf(fixtures);
  }

  /**
   * An example submission.
   *
   * @param outcome what the route made of it
   * @param expected whether that is what the package says
   * @param coverage of its leaves, if there is a case
   */
  public record Example(
      String name, String outcome, boolean expected, @Nullable Coverage coverage) {}
}
