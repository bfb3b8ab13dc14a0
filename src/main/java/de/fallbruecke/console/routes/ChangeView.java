package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that is being prepared, as the template shows it.
 *
 * @param state of the comparison: none, RUNNING, DONE, FAILED, STOPPED, LOST; first, if nothing is
 *     active to compare with
 * @param outdated what somebody else did meanwhile; null if nobody did
 * @param points what was looked at; empty while it cannot be
 */
record ChangeView(
    String id,
    String instance,
    String tenant,
    String title,
    String version,
    String before,
    boolean done,
    List<Changed> values,
    List<Point> points,
    List<InstanceView.Example> examples,
    @Nullable Trouble trouble,
    @Nullable Outdated outdated,
    String state,
    int part,
    int whole,
    String failure,
    @Nullable Result result,
    boolean ready) {
  /** A value that would be another one. */
  record Changed(String name, String before, String after) {}

  /**
   * A point of the gate.
   *
   * @param against what speaks against it, in the language of the page; empty if nothing does
   * @param detail the same as the program says it, in English; empty if nothing does
   */
  record Point(String name, Badge badge, String against, String detail, boolean required) {}

  /** What somebody else did meanwhile. */
  record Outdated(String what, String time, String by, List<Changed> values) {}

  /** What a comparison gave: paths and classes of values, never a value. */
  record Result(
      int compared,
      long same,
      long different,
      long lost,
      int skipped,
      List<Field> fields,
      List<Item> items) {}

  /** A field and in how many submissions it differs. */
  record Field(String path, int count) {}

  /** A submission or an example that gives something else. */
  record Item(
      String name, boolean lost, String before, String after, String open, List<Changed> changes) {}
}
