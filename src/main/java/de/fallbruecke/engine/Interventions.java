package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do with single submissions. Each act is one transaction: state, evidence of who did
 * it and why, and the next task.
 */
public final class Interventions {
  private final Map<Act, Deed> deeds;
  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Refusals refusals;
  private final Lookout lookout;
  private final TransactionTemplate transaction;

  Interventions(
      Map<Act, Deed> deeds,
      Submissions submissions,
      Deliveries deliveries,
      Refusals refusals,
      TransactionTemplate transaction) {
    this.deeds = Map.copyOf(deeds);
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.refusals = refusals;
    this.lookout = new Lookout(submissions, deliveries);
    this.transaction = transaction;
  }

  /** Carries the order out on the submission as it is. */
  public Effect perform(UUID id, Order order) {
    return perform(id, order, null, effect -> {});
  }

  /**
   * Carries the order out unless the submission changed.
   *
   * @param seen what the person saw, null for whatever it is now
   * @param booking called in the same transaction with what happened; not called if the act failed
   */
  public Effect perform(UUID id, Order order, @Nullable Seen seen, Consumer<Effect> booking) {
    try {
      return transaction.execute(
          status -> {
            Effect effect = perform(present(submissions.lock(id)), order, seen);
            booking.accept(effect);
            return effect;
          });
    } catch (Fault fault) {
      return refused(fault);
    }
  }

  /** What {@link #perform} would do, as far as it can be known; changes nothing. */
  public Effect preview(UUID id, Order order, @Nullable Seen seen) {
    try {
      Present present = present(submissions.get(id));
      Effect obstacle = obstacle(present, order, seen);
      return obstacle == null
          ? new Effect.Done(
              "It is %s; the act is possible.".formatted(present.submission().state()))
          : obstacle;
    } catch (Fault fault) {
      return refused(fault);
    }
  }

  /** What {@link #perform} would do now, by delivery where an act is about one; changes nothing. */
  public List<Possible> possible(UUID id) {
    Present present = present(submissions.get(id));
    return Arrays.stream(Act.values())
        .flatMap(
            act ->
                Possible.OF_ONE_DELIVERY.contains(act)
                    ? present.deliveries().stream()
                        .map(delivery -> new Possible(act, delivery.target()))
                    : Stream.of(new Possible(act, null)))
        .filter(possible -> isPossible(present, possible.order("", "")))
        .toList();
  }

  private boolean isPossible(Present present, Order order) {
    try {
      return obstacle(present, order, null) == null;
    } catch (Fault notPossible) {
      return false;
    }
  }

  /** The kinds of problem that the portal of the submission can be told, beside the general one. */
  public List<String> refusals(Submission submission) {
    return refusals.kinds(submission);
  }

  /**
   * What the portal would be told if the submission were rejected so.
   *
   * @throws Fault ACT_NOT_POSSIBLE if the channel has no words for the kind
   */
  public Problem refusal(Submission submission, @Nullable String kind, String reason) {
    return refusals.problem(submission, kind, reason);
  }

  /** What became of it since. */
  public Sequel sequel(Watch watch) {
    return lookout.sequel(watch);
  }

  private Effect perform(Present present, Order order, @Nullable Seen seen) {
    Effect obstacle = obstacle(present, order, seen);
    return obstacle == null ? deed(order).perform(present, order) : obstacle;
  }

  private @Nullable Effect obstacle(Present present, Order order, @Nullable Seen seen) {
    Submission submission = present.submission();
    if (seen != null && !seen.still(submission)) {
      return new Effect.Changed(
          "It was %s when it was chosen and is %s now%s."
              .formatted(
                  seen.state(),
                  submission.state(),
                  seen.state() == submission.state() ? " for another reason" : ""));
    }
    List<String> obstacles = deed(order).obstacles(present, order);
    return obstacles.isEmpty()
        ? null
        : new Effect.NotPossible("Not possible: " + String.join("; ", obstacles) + ".");
  }

  private Deed deed(Order order) {
    Deed deed = deeds.get(order.act());
    if (deed == null) {
      throw new IllegalStateException("Nobody does " + order.act());
    }
    return deed;
  }

  private Present present(Submission submission) {
    return new Present(submission, deliveries.of(submission.id()));
  }

  private static Effect refused(Fault fault) {
    return fault.code() == FaultCode.CONCURRENT_CHANGE
        ? new Effect.Changed("It was changed by somebody else at the same moment.")
        : new Effect.Failed(fault.code(), fault.getMessage());
  }
}
