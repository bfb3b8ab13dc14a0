package de.fallbruecke.console.submissions;

import de.fallbruecke.console.page.Badge;
import de.fallbruecke.console.page.Fact;
import de.fallbruecke.console.page.Trouble;
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
 * @param nextStep the one thing that the page proposes, if there is one
 * @param acts what else can be done now by this person
 * @param mayShow whether this person may look at the content
 * @param awaited whether the content is still at the portal
 * @param mayProve whether this person may export the proof
 * @param purged whether the content was destroyed
 */
record SubmissionView(
    String id,
    String heading,
    Badge state,
    boolean test,
    @Nullable Trouble trouble,
    @Nullable Remedy remedy,
    @Nullable ActChoice nextStep,
    List<ActChoice> acts,
    List<Reason> reasons,
    List<Fact> facts,
    List<Handover> deliveries,
    List<Answer> replies,
    List<Moment> timeline,
    @Nullable Trouble evidenceTrouble,
    int evidenceCount,
    @Nullable Coverage coverage,
    boolean mayShow,
    boolean mayProve,
    boolean purged,
    boolean awaited,
    String summary) {

  /**
   * What a hold means.
   *
   * @param applicant for the person who applied
   * @param deadline until when the portal waits, empty if it does not
   */
  record Remedy(String applicant, String deadline) {}

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
      boolean mayDecide) {}

  /**
   * Something that happened.
   *
   * @param token what the check of its signed token found just now; empty if it has none
   */
  record Moment(String id, String time, String age, String title, List<Fact> facts, String token) {}

  /** What became of the leaves of the source. */
  record Coverage(
      int leaves, int mapped, int attached, int ignored, int open, int percent, String by) {}
}
