package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.RetryPolicy;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One attempt of a delivery: its beginning is committed, the target is called outside of any
 * transaction, its outcome is committed. A beginning without an outcome belongs to a process that
 * died; it may have had an effect.
 */
final class Deliver implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);

  private final Deliveries deliveries;
  private final Dispatch dispatch;
  private final Submissions submissions;
  private final Ledger ledger;
  private final Completion completion;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final DoubleSupplier random;

  Deliver(
      Deliveries deliveries,
      Dispatch dispatch,
      Submissions submissions,
      Ledger ledger,
      Completion completion,
      TransactionTemplate transaction,
      Clock clock,
      DoubleSupplier random) {
    this.deliveries = deliveries;
    this.dispatch = dispatch;
    this.submissions = submissions;
    this.ledger = ledger;
    this.completion = completion;
    this.transaction = transaction;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Task task() {
    return Task.DELIVER;
  }

  @Override
  public Next run(String id) {
    Delivery delivery = deliveries.get(UUID.fromString(id));
    try (var a = MDC.putCloseable("submission", delivery.submission().toString());
        var b = MDC.putCloseable("delivery", id);
        var c = MDC.putCloseable("target", delivery.target())) {
      return switch (delivery.state()) {
        case DELIVERED, HELD, CANCELLED -> Next.done();
        case PENDING, RETRY_AT, UNKNOWN -> attempt(delivery);
        case SENDING -> afterADeadAttempt(delivery);
      };
    } catch (Fault fault) {
      return stop(delivery.id(), fault);
    }
  }

  /**
   * For example the target is no longer configured; what happened to a begun attempt stays as it
   * is.
   */
  private Next stop(UUID id, Fault fault) {
    if (fault.code() == FaultCode.CONCURRENT_CHANGE
        || fault.code() == FaultCode.ILLEGAL_TRANSITION) {
      return Next.again(clock.instant().plusSeconds(1));
    }
    transaction.executeWithoutResult(
        status -> {
          Delivery held =
              deliveries.get(id).held(fault.code(), fault.getMessage(), clock.instant());
          Submission submission = submissions.lock(held.submission());
          deliveries.save(held);
          ledger.note(submission.id(), List.of(Event.of("DELIVERY_HELD", facts(held))));
          if (submission.state() == SubmissionState.MAPPED) {
            ledger.hold(submission, fault.code(), fault.getMessage(), List.of());
          }
        });
    return Next.done();
  }

  private Next afterADeadAttempt(Delivery delivery) {
    if (dispatch.mayRepeat(delivery) && !exhausted(delivery, dispatch.retryPolicy(delivery))) {
      return attempt(delivery);
    }
    return finish(
        delivery,
        new Outcome.Unclear(
            FaultCode.TARGET_OUTCOME_UNKNOWN,
            "%s The process died while delivery %s was being sent; whether target '%s' has the case is unknown. Look there by the idempotency key, then retry or cancel."
                .formatted(FaultCode.TARGET_OUTCOME_UNKNOWN, delivery.id(), delivery.target())));
  }

  private Next attempt(Delivery delivery) {
    return isStopped(submissions.get(delivery.submission())) ? wait(delivery) : begin(delivery);
  }

  private static boolean isStopped(Submission submission) {
    return submission.hold() != null && submission.hold().code() == FaultCode.HELD_BY_PERSON;
  }

  /** It was being sent when a person stopped the submission; now it waits for the release too. */
  private Next wait(Delivery delivery) {
    return transaction.execute(
        status -> {
          Submission submission = submissions.lock(delivery.submission());
          if (!isStopped(submission)) {
            return Next.again(clock.instant());
          }
          deliveries.save(Stop.of(delivery, clock.instant()));
          return Next.done();
        });
  }

  private Next begin(Delivery delivery) {
    Delivery sending = delivery.sending(clock.instant());
    transaction.executeWithoutResult(status -> deliveries.begin(sending));
    return finish(sending, send(sending));
  }

  private Outcome send(Delivery sending) {
    try {
      return dispatch.send(sending);
    } catch (TransientFault passing) {
      return new Outcome.NotYet(
          passing.code(), passing.getMessage(), passing.retryAfter().orElse(null));
    } catch (DataAccessException database) {
      throw database;
    } catch (Fault fault) {
      return new Outcome.Refused(fault.code(), fault.getMessage());
    } catch (RuntimeException unexpected) {
      LOG.error("Delivery failed unexpectedly: {}", Traces.withoutMessages(unexpected));
      return new Outcome.Unclear(
          FaultCode.UNEXPECTED,
          "%s Delivery %s failed with %s; whether target '%s' has the case is unknown."
              .formatted(
                  FaultCode.UNEXPECTED,
                  sending.id(),
                  unexpected.getClass().getSimpleName(),
                  sending.target()));
    }
  }

  private Next finish(Delivery sending, Outcome outcome) {
    Delivery next = after(sending, outcome);
    transaction.executeWithoutResult(status -> book(next, outcome));
    return next.retryAt() == null ? Next.done() : Next.again(next.retryAt());
  }

  /** The state that follows from the outcome and the policy of the target. */
  private Delivery after(Delivery sending, Outcome outcome) {
    Instant now = clock.instant();
    return switch (outcome) {
      case Outcome.Delivered done -> sending.delivered(done.reference(), now);
      case Outcome.Refused refused -> sending.held(refused.code(), refused.detail(), now);
      case Outcome.NotYet notYet -> {
        RetryPolicy policy = dispatch.retryPolicy(sending);
        yield exhausted(sending, policy)
            ? gaveUp(sending, notYet.detail(), now)
            : sending.retryAt(
                later(policy, sending, notYet.retryAfter()), notYet.code(), notYet.detail(), now);
      }
      case Outcome.Unclear unclear -> {
        RetryPolicy policy = dispatch.retryPolicy(sending);
        if (!dispatch.mayRepeat(sending)) {
          yield sending.held(unclear.code(), unclear.detail(), now);
        }
        yield exhausted(sending, policy)
            ? gaveUp(sending, unclear.detail(), now)
            : sending.unknown(later(policy, sending, null), unclear.code(), unclear.detail(), now);
      }
    };
  }

  private static boolean exhausted(Delivery sending, RetryPolicy policy) {
    // A release begins a new round of as many attempts; the number of an attempt never repeats.
    return sending.attempts() % policy.attempts() == 0;
  }

  private static Delivery gaveUp(Delivery sending, String last, Instant now) {
    return sending.held(
        FaultCode.DELIVERY_GIVES_UP,
        "%s Delivery %s to target '%s' failed %d times and is no longer tried. Remove the cause, then retry. Last: %s"
            .formatted(
                FaultCode.DELIVERY_GIVES_UP,
                sending.id(),
                sending.target(),
                sending.attempts(),
                last),
        now);
  }

  private Instant later(
      RetryPolicy policy, Delivery sending, @org.jspecify.annotations.Nullable Duration asked) {
    Duration pause = policy.pause(sending.attempts() % policy.attempts(), random.getAsDouble());
    return clock.instant().plus(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
  }

  private void book(Delivery next, Outcome outcome) {
    // The lock orders deliveries that end at the same moment: the last one sees all others.
    Submission submission = submissions.lock(next.submission());
    deliveries.finish(next, outcome);
    ledger.note(submission.id(), List.of(Event.of("DELIVERY_" + next.state(), facts(next))));
    if (submission.state() != SubmissionState.MAPPED) {
      return;
    }
    if (next.state() == DeliveryState.HELD && next.required()) {
      ledger.hold(
          submission,
          next.code() == null ? FaultCode.UNEXPECTED : next.code(),
          next.detail() == null ? "" : next.detail(),
          List.of());
    } else {
      completion.settle(submission);
    }
  }

  private static Map<String, String> facts(Delivery delivery) {
    Map<String, String> facts =
        new TreeMap<>(
            Map.of(
                "delivery", delivery.id().toString(),
                "target", delivery.target(),
                "key", delivery.idempotencyKey(),
                "attempt", String.valueOf(delivery.attempts())));
    if (delivery.reference() != null) {
      facts.put("reference", delivery.reference());
    }
    if (delivery.code() != null) {
      facts.put("code", delivery.code().code());
    }
    return facts;
  }
}
