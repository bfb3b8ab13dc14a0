package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission in a list.
 *
 * @param code what it is held for or met in its last try
 * @param service key of the service, once known
 * @param tries unsuccessful tries of the present step
 * @param version counts its changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionView(
    UUID id,
    SubmissionState state,
    @Nullable String code,
    String tenant,
    String destination,
    String externalId,
    @Nullable String service,
    boolean test,
    int tries,
    Instant announcedAt,
    Instant changedAt,
    int version) {
  public static SubmissionView of(Submission submission) {
    return new SubmissionView(
        submission.id(),
        submission.state(),
        code(submission),
        submission.tenant(),
        submission.destination(),
        submission.externalId(),
        submission.serviceKey(),
        submission.test(),
        submission.tries(),
        submission.announcedAt(),
        submission.changedAt(),
        submission.version());
  }

  private static @Nullable String code(Submission submission) {
    Submission.Hold hold = submission.hold();
    if (hold != null) {
      return hold.code().code();
    }
    return submission.trouble() == null ? null : submission.trouble().code();
  }
}
