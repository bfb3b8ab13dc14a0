package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as the template shows it.
 *
 * @param over whether nothing will change any more
 * @param decided how many of all are decided
 * @param good how many are as wanted
 * @param mayStart whether the person can have done now what the dry run found possible
 * @param outcomes how many had which outcome, and why
 * @param next address of the next page of items
 * @param summary one sentence, spoken by screen readers when it changes
 */
record JobView(
    String id,
    String title,
    Badge state,
    boolean dryRun,
    boolean over,
    long decided,
    long total,
    String good,
    boolean some,
    boolean mayStart,
    boolean mayStop,
    List<Fact> facts,
    List<Outcome> outcomes,
    List<Count> counts,
    List<Item> items,
    String self,
    @Nullable String next,
    String start,
    boolean first,
    String summary) {
  /** An outcome, why, and how often. */
  record Outcome(Badge badge, String detail, String count) {}

  /** How many had an outcome, and the way to them. */
  record Count(String name, String label, String number, String address, boolean current) {}

  /** What became of one submission. */
  record Item(
      String number, String submission, Badge badge, String code, String detail, String time) {}

  /** A job in the list. */
  record Row(
      String id,
      String title,
      Badge state,
      boolean dryRun,
      String by,
      String time,
      String age,
      String scope,
      String progress) {}
}
