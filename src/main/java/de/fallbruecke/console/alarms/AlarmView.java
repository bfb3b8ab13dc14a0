package de.fallbruecke.console.alarms;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of alarms as the template shows it; either open ones or those that are over.
 *
 * @param summary one sentence, spoken by screen readers when it changes
 * @param next address of what comes after; null: nothing
 */
record AlarmView(
    AlarmFilter filter, List<Open> open, List<Over> over, String summary, @Nullable String next) {
  /**
   * What is wrong now.
   *
   * @param id unique on the page
   * @param care who looks after it, in words; empty if nobody does
   * @param mine the reader does
   * @param change the reader may say that they do, or no more
   * @param version what a form says it saw
   */
  record Open(
      String id,
      Badge severity,
      Trouble trouble,
      String since,
      String age,
      List<Fact> facts,
      List<Link> links,
      String care,
      boolean mine,
      boolean change,
      int version) {}

  /** The way to what it concerns. */
  record Link(String address, String label) {}

  /** What was wrong. */
  record Over(
      String code, String title, String where, String care, String raised, String cleared) {}
}
