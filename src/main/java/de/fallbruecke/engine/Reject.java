package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person rejects a held submission at the portal. That is terminal, so it is refused wherever a
 * target has the case or may have it, and where the portal has been told that it is taken.
 */
record Reject(
    Destinations destinations,
    Refusals refusals,
    EvidenceLog evidence,
    Offers offers,
    Verdict verdict,
    Desk desk)
    implements Deed {
  private static final Set<SubmissionState> NOT_HANDED_OVER =
      Set.of(SubmissionState.ANNOUNCED, SubmissionState.RECEIVED, SubmissionState.MAPPED);

  @Override
  public List<String> obstacles(Present present, Order order) {
    Submission submission = present.submission();
    if (!present.isHeld()) {
      return List.of("it is %s; only a held one can be rejected".formatted(submission.state()));
    }
    SubmissionState from = present.heldFrom();
    if (from == null || !NOT_HANDED_OVER.contains(from)) {
      return List.of("it was held in %s".formatted(from));
    }
    List<String> obstacles = new ArrayList<>();
    Destination destination = destinations.get(submission.destination());
    boolean receipt =
        destination.receipt() == Destination.ReceiptCondition.RECEIVED
            && from != SubmissionState.ANNOUNCED;
    if (receipt || EarlyReceipt.of(submission, evidence)) {
      obstacles.add("the portal has or gets its receipt before the delivery");
    }
    present.deliveries().stream().flatMap(this::obstacle).forEach(obstacles::add);
    // Refuses a kind of problem that the channel has no words for.
    problem(submission, order);
    return obstacles;
  }

  @Override
  public Effect perform(Present present, Order order) {
    Submission submission = present.submission();
    present.deliveries().stream()
        .filter(Completion::isOpen)
        .forEach(delivery -> desk.cancel(delivery, order));
    Problem problem = problem(submission, order);
    Submission rejecting =
        verdict.byPerson(
            submission,
            problem,
            List.of(
                Event.of(
                    SubmissionState.REJECTING.name(),
                    order.facts("problems", problem.type() + " (" + problem.instance() + ")"))));
    return new Effect.Started(Watch.of(rejecting), "The rejection is decided.");
  }

  private Problem problem(Submission submission, Order order) {
    return refusals.problem(submission, order.problem(), order.reason());
  }

  private Stream<String> obstacle(Delivery delivery) {
    if (delivery.state() == DeliveryState.DELIVERED) {
      return Stream.of("target '%s' has the case".formatted(delivery.target()));
    }
    boolean perhaps =
        delivery.state() == DeliveryState.SENDING
            || delivery.state() == DeliveryState.UNKNOWN
            || delivery.unsettled()
            || offers.isPerhapsTaken(delivery.id());
    return perhaps
        ? Stream.of("target '%s' may have the case".formatted(delivery.target()))
        : Stream.empty();
  }
}
