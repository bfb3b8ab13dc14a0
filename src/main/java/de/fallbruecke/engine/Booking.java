package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.OfferFacts;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what came of a delivery, together with what follows for its submission. An outcome is
 * known to one thread only, so a database that is away is waited for, and an outcome that comes
 * after another process has taken the delivery over is kept too.
 */
final class Booking {
  private static final Logger LOG = LoggerFactory.getLogger(Booking.class);

  private final Deliveries deliveries;
  private final Submissions submissions;
  private final Ledger ledger;
  private final Offers offers;
  private final Aftermath aftermath;
  private final TransactionTemplate transaction;
  private final Patience patience;
  private final Clock clock;

  Booking(
      Deliveries deliveries,
      Submissions submissions,
      Ledger ledger,
      Offers offers,
      Completion completion,
      TransactionTemplate transaction,
      Patience patience,
      Clock clock) {
    this.deliveries = deliveries;
    this.submissions = submissions;
    this.ledger = ledger;
    this.offers = offers;
    this.aftermath = new Aftermath(ledger, completion);
    this.transaction = transaction;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Books the beginning of an attempt. Nothing was sent yet: a connection that broke at the commit
   * must not leave a beginning behind that looks like a process that died while sending.
   *
   * @throws Fault CONCURRENT_CHANGE if somebody else was faster
   */
  void begin(Delivery sending) {
    patience.outlast(
        () -> {
          try {
            transaction.executeWithoutResult(status -> deliveries.begin(sending));
          } catch (Fault fault) {
            if (fault.code() != FaultCode.CONCURRENT_CHANGE || !isBegun(sending)) {
              throw fault;
            }
          }
          return sending;
        });
  }

  /** Whether our own beginning is stored already; its moment tells it from another's. */
  private boolean isBegun(Delivery sending) {
    Delivery present = deliveries.get(sending.id());
    return isSameAs(present, sending)
        && Duration.between(present.changedAt(), sending.changedAt()).abs().toMillis() == 0;
  }

  private static boolean isSameAs(Delivery present, Delivery ours) {
    return present.version() == ours.version()
        && present.state() == ours.state()
        && present.attempts() == ours.attempts();
  }

  /**
   * Books the end of an attempt.
   *
   * @return the delivery as it is stored afterwards; another one than {@code next} if somebody was
   *     faster
   */
  Delivery outcome(Delivery next, Outcome outcome) {
    try {
      return patience.outlast(() -> inTimeOrLate(next, outcome));
    } catch (RuntimeException failure) {
      if (Outage.is(failure)) {
        LOG.error(
            "{} Delivery {} would be {}, but the database is away. It goes on as one whose outcome is unknown.",
            FaultCode.OUTCOME_NOT_BOOKED,
            next.id(),
            next.state());
      }
      throw failure;
    }
  }

  private Delivery inTimeOrLate(Delivery next, Outcome outcome) {
    try {
      transaction.executeWithoutResult(status -> inTime(next, outcome));
      return next;
    } catch (Fault fault) {
      if (fault.code() != FaultCode.CONCURRENT_CHANGE) {
        throw fault;
      }
      return transaction.execute(status -> late(next, outcome));
    }
  }

  private void inTime(Delivery next, Outcome outcome) {
    // The lock orders deliveries that end at the same moment: the last one sees all others.
    Submission submission = submissions.lock(next.submission());
    deliveries.finish(next, outcome);
    aftermath.of(submission, next);
  }

  /**
   * Another process thought us dead and went on, or the answer to our own commit was lost. The end
   * of our attempt is kept. That the target has the case is the truth whatever the other one is
   * doing; all else is left to the other one, who knows that our attempt may have had an effect.
   */
  private Delivery late(Delivery next, Outcome outcome) {
    Submission submission = submissions.lock(next.submission());
    Delivery present = deliveries.get(next.id());
    if (isSameAs(present, next)) {
      return present;
    }
    if (deliveries.end(next.id(), next.attempts(), outcome, clock.instant())) {
      ledger.note(submission.id(), List.of(Event.of("ATTEMPT_ENDED_LATE", Aftermath.facts(next))));
      LOG.warn("Attempt {} ended when the delivery had gone on without it", next.attempts());
    }
    if (outcome instanceof Outcome.Delivered done
        && present.state() != DeliveryState.DELIVERED
        && present.state() != DeliveryState.CANCELLED) {
      Delivery arrived = present.arrivedLate(done.reference(), clock.instant());
      deliveries.save(arrived);
      aftermath.of(submission, arrived);
      return arrived;
    }
    return present;
  }

  /** Stops a waiting delivery for a person, no attempt involved. */
  void hold(Delivery held) {
    transaction.executeWithoutResult(
        status -> {
          Submission submission = submissions.lock(held.submission());
          deliveries.save(held);
          aftermath.of(submission, held);
        });
  }

  /** Lets a delivery wait to be fetched, no attempt involved. */
  void offer(Delivery offered, OfferFacts facts) {
    transaction.executeWithoutResult(
        status -> {
          Submission submission = submissions.lock(offered.submission());
          deliveries.save(offered);
          offers.add(offered, facts, submission.serviceKey());
          aftermath.of(submission, offered);
        });
  }

  /**
   * Lets a delivery wait for the release of its submission, if a person stopped that while it was
   * being sent.
   */
  boolean stopped(Delivery waiting) {
    return isStopped(submissions.get(waiting.submission()))
        && transaction.execute(
            status -> {
              if (!isStopped(submissions.lock(waiting.submission()))) {
                return false;
              }
              deliveries.save(Stop.of(waiting, clock.instant()));
              return true;
            });
  }

  private static boolean isStopped(Submission submission) {
    Submission.Hold hold = submission.hold();
    return hold != null && hold.code() == FaultCode.HELD_BY_PERSON;
  }
}
