package de.fallbruecke.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One submission as the template shows it; no content.
 *
 * @param heading service, or that it is not known yet
 * @param trouble why it is held
 * @param reasons why it was rejected
 * @param evidenceTrouble what is wrong with the chain of evidence, if anything
 * @param evidenceCount links of the chain
 * @param hasCase whether there is a case record to show
 * @param purged whether the content was destroyed
 */
record SubmissionView(
    String id,
    String heading,
    Badge state,
    boolean test,
    @Nullable Trouble trouble,
    List<Reason> reasons,
    List<Fact> facts,
    List<Handover> deliveries,
    List<Answer> replies,
    List<Moment> timeline,
    @Nullable Trouble evidenceTrouble,
    int evidenceCount,
    @Nullable Coverage coverage,
    boolean hasCase,
    boolean purged,
    String summary) {

  /** A problem that the sender was told. */
  record Reason(String title, String detail, String type) {}

  /** A delivery. */
  record Handover(
      String id,
      String target,
      Badge state,
      boolean required,
      int attempts,
      String next,
      String reference,
      String key,
      @Nullable Trouble trouble) {}

  /** An answer to the applicant; what it says is not shown. */
  record Answer(
      String id,
      String target,
      String kind,
      Badge state,
      String when,
      @Nullable Trouble trouble,
      boolean held) {}

  /**
   * Something that happened.
   *
   * @param token whether a signed event token is kept with it
   */
  record Moment(
      String id, String time, String age, String title, List<Fact> facts, boolean token) {}

  /** What became of the leaves of the source. */
  record Coverage(
      int leaves, int mapped, int attached, int ignored, int open, int percent, String by) {}
}
