package de.fallbruecke.engine;

import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A person stops a submission that is on its way. What is being sent just now is not torn; what was
 * not sent yet waits for the release. Who and why stand in the evidence only: the detail of a hold
 * is logged.
 */
record Stop(Desk desk, Ledger ledger, Clock clock) implements Deed {
  private static final Set<SubmissionState> ON_ITS_WAY =
      Set.of(
          SubmissionState.ANNOUNCED,
          SubmissionState.RECEIVED,
          SubmissionState.MAPPED,
          SubmissionState.DELIVERED);

  /** The delivery waits for the release of its submission. */
  static Delivery of(Delivery delivery, Instant now) {
    return delivery.held(
        FaultCode.HELD_BY_PERSON,
        "%s Submission %s was stopped by a person before delivery %s was sent. Release the submission."
            .formatted(FaultCode.HELD_BY_PERSON, delivery.submission(), delivery.id()),
        now);
  }

  @Override
  public List<String> obstacles(Present present, Order order) {
    return ON_ITS_WAY.contains(present.submission().state())
        ? List.of()
        : List.of("it is %s and not on its way".formatted(present.submission().state()));
  }

  @Override
  public Effect perform(Present present, Order order) {
    desk.unplan(present.submission());
    for (Delivery delivery : present.deliveries()) {
      if (Completion.isOpen(delivery)
          && delivery.state() != DeliveryState.SENDING
          && delivery.state() != DeliveryState.HELD) {
        desk.unplan(delivery);
        desk.save(of(delivery, clock.instant()));
      }
    }
    ledger.hold(
        present.submission(),
        FaultCode.HELD_BY_PERSON,
        "%s Submission %s was stopped by a person; its evidence says by whom and why. Nothing of it is sent until it is released."
            .formatted(FaultCode.HELD_BY_PERSON, present.submission().id()),
        List.of(Event.of("STOPPED", order.facts())));
    return new Effect.Done("It is held.");
  }
}
