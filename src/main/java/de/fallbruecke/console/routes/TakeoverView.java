package de.fallbruecke.console.routes;

import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive that was checked, as the template shows it.
 *
 * @param kind NEW, NEWER, OLDER or SAME
 * @param older whether one has to agree to an older version
 * @param other whether one has to agree to another publisher
 * @param obstacle why it cannot run here, null if it can
 * @param instances of the tenant that run this package
 */
record TakeoverView(
    String id,
    String title,
    String description,
    String version,
    String kind,
    List<Fact> facts,
    List<Area> changes,
    List<String> notes,
    boolean older,
    boolean other,
    @Nullable Trouble obstacle,
    List<String> instances) {
  /** What differs in one part of the package. */
  record Area(String name, List<Line> lines) {}

  /**
   * One difference.
   *
   * @param sign new, gone or changed
   */
  record Line(String sign, String subject, String before, String after) {}
}
