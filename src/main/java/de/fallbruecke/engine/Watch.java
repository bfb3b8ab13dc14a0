package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.List;
import java.util.UUID;

/**
 * What to look at later to learn whether an act helped.
 *
 * @param state the state that it has to leave
 * @param tries failed tries at that time
 * @param deliveries what has to be delivered, if the act was about deliveries
 */
public record Watch(UUID submission, SubmissionState state, int tries, List<Awaited> deliveries) {
  public Watch {
    deliveries = List.copyOf(deliveries);
  }

  /**
   * A delivery.
   *
   * @param attempts begun at that time
   */
  public record Awaited(UUID delivery, int attempts) {}

  static Watch of(Submission submission) {
    return new Watch(submission.id(), submission.state(), submission.tries(), List.of());
  }

  static Watch of(Submission submission, List<Delivery> tried) {
    return new Watch(
        submission.id(),
        submission.state(),
        submission.tries(),
        tried.stream().map(delivery -> new Awaited(delivery.id(), delivery.attempts())).toList());
  }
}
