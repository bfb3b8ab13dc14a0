package de.fallbruecke.engine;

import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;

/**
 * What a person saw of a submission when they decided.
 *
 * @param version counts changes; while a submission is on its way every try raises it, so that it
 *     is compared for held ones only
 */
public record Seen(SubmissionState state, int version) {
  /** It as it is. */
  public static Seen of(Submission submission) {
    return new Seen(submission.state(), submission.version());
  }

  boolean still(Submission submission) {
    return submission.state() == state
        && (state != SubmissionState.HELD || submission.version() == version);
  }
}
