package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list as the template shows it.
 *
 * @param self address of this very page
 * @param newest address of the first page, if this is another one
 * @param newer address of the page before it, if there is one
 * @param older address of the page after it, if there is one
 * @param oldest address of the last page, if this is another one
 * @param filtered whether a filter may be the reason that nothing is shown
 * @param destinationConfigured whether there is a destination at which anything can arrive
 * @param tenants whether it shows whose each submission is
 * @param order address of the order for all that the filter finds; empty if the person may not, or
 *     nothing narrows the list
 * @param export address of the list as a file
 * @param notes what the reader must know of the search
 * @param summary one sentence, spoken by screen readers when it changes
 */
record SubmissionList(
    List<Count> counts,
    List<Row> rows,
    String self,
    @Nullable String newest,
    @Nullable String newer,
    @Nullable String older,
    @Nullable String oldest,
    boolean filtered,
    boolean destinationConfigured,
    boolean tenants,
    boolean mayAct,
    String order,
    String export,
    List<String> notes,
    String summary) {

  /**
   * How many there are in a state, and the way to them; without a state: all.
   *
   * @param number as shown; counting stops somewhere
   */
  record Count(
      @Nullable SubmissionState state,
      String label,
      String number,
      boolean some,
      String address,
      boolean current) {}

  /**
   * One submission.
   *
   * @param mayAct whether the person may act on this one
   */
  record Row(
      String id,
      Badge state,
      String trouble,
      String service,
      String serviceKey,
      String destination,
      String tenant,
      String age,
      String time,
      String caseNumber,
      String fileNumbers,
      boolean test,
      boolean mayAct) {}
}
