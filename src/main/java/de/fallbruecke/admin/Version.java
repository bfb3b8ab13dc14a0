package de.fallbruecke.admin;

import de.fallbruecke.api.ApiFault;
import de.fallbruecke.engine.Seen;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client saw of a submission, as an entity tag (RFC 9110 §8.8.3). */
final class Version {
  private static final Pattern FORM = Pattern.compile("\"([A-Z]{1,20})-(\\d{1,9})\"");

  private Version() {}

  static String tag(Submission submission) {
    return "\"%s-%d\"".formatted(submission.state(), submission.version());
  }

  /**
   * What If-Match says was seen.
   *
   * @throws ApiFault ADMIN_VERSION_MISSING, or API_REQUEST_INVALID if it is no tag of ours
   */
  static Seen seen(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new ApiFault(FaultCode.ADMIN_VERSION_MISSING, "If-Match is missing. Nothing was done.");
    }
    Matcher form = FORM.matcher(ifMatch.strip());
    if (form.matches()) {
      for (SubmissionState state : SubmissionState.values()) {
        if (state.name().equals(form.group(1))) {
          return new Seen(state, Integer.parseInt(form.group(2)));
        }
      }
    }
    throw new ApiFault(
        FaultCode.API_REQUEST_INVALID,
        "If-Match is no ETag of a submission. Nothing was done; fetch the submission again.");
  }
}
