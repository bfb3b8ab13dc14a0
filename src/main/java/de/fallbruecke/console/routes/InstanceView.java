package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Trouble;
import de.fallbruecke.route.doc.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the template shows it.
 *
 * @param base the newest entry, so that a decision is about what was seen
 * @param problem why the newest version does not run here; empty if it does
 * @param trouble why its package cannot be read, null if it can
 */
record InstanceView(
    String instance,
    String title,
    String description,
    Badge state,
    boolean runs,
    boolean configured,
    boolean changeable,
    boolean exportable,
    boolean back,
    long base,
    String problem,
    @Nullable Trouble trouble,
    @Nullable Upgrade newer,
    List<Fact> facts,
    List<Value> values,
    List<Flow> flows,
    List<Example> examples,
    List<Numbers> numbers,
    List<Left> left,
    List<String> open,
    List<Entry> history,
    List<Pending> pending) {
  /** A later version. */
  record Upgrade(String hash, String version) {}

  /** A parameter and its value. */
  record Value(String name, String description, String value) {}

  /** What became of an example of the package. */
  record Example(
      String name, Badge result, String outcome, List<Difference> differences, String detail) {}

  /** A place where an example gives something else than it expects. */
  record Difference(String path, String before, String after) {}

  /** Fate of the leaves of a source. */
  record Numbers(
      String source, long all, long mapped, long attached, long ignored, long open, String share) {}

  /** What the mapping leaves out by name or sends in a document only. */
  record Left(String path, String kind, String reason) {}

  /** An entry of the history; a version with its hash can be activated again. */
  record Entry(
      long id,
      String kind,
      String version,
      String hash,
      String time,
      String by,
      String note,
      boolean current) {}

  /** A change that somebody prepares. */
  record Pending(String id, String version, String time, String by) {}
}
