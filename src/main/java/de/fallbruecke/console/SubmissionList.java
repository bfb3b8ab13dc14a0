package de.fallbruecke.console;

import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list as the template shows it.
 *
 * @param self address of this very page
 * @param start address of the first page with the same filter
 * @param next address of the page after it, if there are more
 * @param filtered whether a filter may be the reason that nothing is shown
 * @param first whether it is the first page
 * @param destinationConfigured whether there is a destination at which anything can arrive
 * @param summary one sentence, spoken by screen readers when it changes
 */
record SubmissionList(
    List<Count> counts,
    List<Row> rows,
    String self,
    String start,
    @Nullable String next,
    boolean filtered,
    boolean first,
    boolean destinationConfigured,
    String summary) {

  /** How many there are in a state, and the way to them; without a state: all. */
  record Count(
      @Nullable SubmissionState state, String label, long count, String address, boolean current) {}

  /** One submission. */
  record Row(
      String id,
      Badge state,
      String trouble,
      String service,
      String serviceKey,
      String destination,
      String age,
      String time,
      String caseNumber,
      boolean test) {}
}
