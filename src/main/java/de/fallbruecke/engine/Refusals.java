package de.fallbruecke.engine;

import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a person's rejection is said on the channel of a submission. */
record Refusals(Destinations destinations, Channels channels) {

  List<String> kinds(Submission submission) {
    return channels.of(destinations.get(submission.destination())).refusals();
  }

  Problem problem(Submission submission, @Nullable String kind, String reason) {
    return channels.of(destinations.get(submission.destination())).refusal(kind, reason);
  }
}
