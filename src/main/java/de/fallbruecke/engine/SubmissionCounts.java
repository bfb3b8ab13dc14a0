package de.fallbruecke.engine;

import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** How many submissions are in which state, on the management port; numbers only. */
@Endpoint(id = "submissions")
public final class SubmissionCounts {
  private final Submissions submissions;

  SubmissionCounts(Submissions submissions) {
    this.submissions = submissions;
  }

  /** All states, also those with none. */
  @ReadOperation
  public Map<SubmissionState, Long> counts() {
    Map<SubmissionState, Long> counts = new EnumMap<>(SubmissionState.class);
    for (SubmissionState state : SubmissionState.values()) {
      counts.put(state, 0L);
    }
    counts.putAll(submissions.count(null));
    return counts;
  }
}
