package de.fallbruecke.console.start;

import java.util.List;

/**
 * The first page as the template shows it.
 *
 * @param figures of the day
 * @param services media-break meter
 * @param computed when the meter was computed; empty if it was not yet
 * @param summary one sentence, spoken by screen readers when it changes
 */
record StartView(
    List<ConcernView> concerns,
    List<Figure> figures,
    List<Service> services,
    String computed,
    String summary) {
  /** A number with what it counts, and the way to what is counted; empty if there is none. */
  record Figure(String value, String label, String address) {}

  /**
   * One service.
   *
   * @param carried share of what people entered that reached the target as data or by name
   * @param untouched share of those handed over that no person had to touch
   */
  record Service(String name, String cases, String carried, String untouched, String address) {}
}
