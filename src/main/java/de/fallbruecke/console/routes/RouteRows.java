package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Badge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of routes as the template shows it.
 *
 * @param rows those that need somebody first
 * @param broken packages of the directory that cannot be used, for those who run the installation
 */
record RouteRows(List<Row> rows, List<Broken> broken, String summary) {
  RouteRows {
    rows = List.copyOf(rows);
    broken = List.copyOf(broken);
  }

  /**
   * One instance.
   *
   * @param problem why the newest version does not run here; empty if it does
   * @param newer a later version that could be activated; empty if there is none
   * @param covered share of leaves accounted for; empty if nothing is known
   * @param untouched share of cases without human touch; empty if nothing is known
   */
  record Row(
      String instance,
      Badge state,
      String title,
      String version,
      String tenant,
      String since,
      String age,
      String by,
      String problem,
      @Nullable String newer,
      String covered,
      String untouched) {}

  /** A package that cannot be used. */
  record Broken(String name, String why) {}
}
