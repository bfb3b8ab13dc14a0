package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Dispatch;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.platform.TransientFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;

/**
 * One attempt of a delivery: its beginning is committed, the target is called outside of any
 * transaction, its outcome is committed. A beginning without an outcome belongs to a process that
 * died; it may have had an effect.
 */
final class Deliver implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(Deliver.class);

  /** Longer than a living process needs to show that it lives. */
  private static final Duration LEAVE_TO_THE_OTHER = Duration.ofSeconds(30);

  private final Deliveries deliveries;
  private final Dispatch dispatch;
  private final Consequence consequence;
  private final Booking booking;
  private final Clock clock;

  Deliver(
      Deliveries deliveries,
      Dispatch dispatch,
      Consequence consequence,
      Booking booking,
      Clock clock) {
    this.deliveries = deliveries;
    this.dispatch = dispatch;
    this.consequence = consequence;
    this.booking = booking;
    this.clock = clock;
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
        case DELIVERED, HELD, CANCELLED, OFFERED -> Next.done();
        case PENDING, RETRY_AT, UNKNOWN -> next(delivery);
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
    Delivery present = deliveries.get(id);
    Delivery known = present.state() == DeliveryState.SENDING ? present.inDoubt() : present;
    return hold(known.held(fault.code(), fault.getMessage(), clock.instant()));
  }

  private Next hold(Delivery held) {
    booking.hold(held);
    return Next.done();
  }

  private Next next(Delivery waiting) {
    if (booking.stopped(waiting)) {
      return Next.done();
    }
    Optional<Delivery> held = consequence.insteadOfAttempt(waiting);
    if (held.isPresent()) {
      return hold(held.get());
    }
    if (dispatch.isOffered(waiting)) {
      return offer(waiting);
    }
    Optional<Instant> paused = dispatch.pausedUntil(waiting);
    return paused.isPresent() ? waitOn(waiting, paused.get()) : attempt(waiting);
  }

  /** Nothing is sent: a pause, a slow target and the number of failures play no part. */
  private Next offer(Delivery waiting) {
    booking.offer(waiting.offered(clock.instant()), dispatch.inspect(waiting));
    return Next.done();
  }

  /** A paused target costs its deliveries nothing but time, and not all of that. */
  private Next waitOn(Delivery waiting, Instant until) {
    return consequence
        .insteadOfWaiting(waiting)
        .map(this::hold)
        .orElseGet(() -> Next.again(consequence.lookAgain(waiting, until)));
  }

  private Next afterADeadAttempt(Delivery delivery) {
    if (consequence.repeatsAfterDeath(delivery)
        && !dispatch.isOffered(delivery)
        && dispatch.pausedUntil(delivery).isEmpty()) {
      return booking.stopped(delivery.inDoubt()) ? Next.done() : attempt(delivery);
    }
    return finish(
        delivery,
        new Outcome.Unclear(
            FaultCode.TARGET_OUTCOME_UNKNOWN,
            "%s The process died while delivery %s was being sent; whether target '%s' has the case is unknown. Look there by the idempotency key, then retry or cancel."
                .formatted(FaultCode.TARGET_OUTCOME_UNKNOWN, delivery.id(), delivery.target())));
  }

  private Next attempt(Delivery delivery) {
    Delivery sending = delivery.sending(clock.instant());
    booking.begin(sending);
    return finish(sending, send(sending));
  }

  private Outcome send(Delivery sending) {
    try {
      return dispatch.send(sending);
    } catch (TransientFault passing) {
      return new Outcome.Hindered(passing.code(), passing.getMessage());
    } catch (Fault fault) {
      return new Outcome.Refused(fault.code(), fault.getMessage());
    } catch (RuntimeException | Error unexpected) {
      return outcome(sending, unexpected);
    }
  }

  /**
   * The database is used to pack and to read the content, and a request whose body breaks off says
   * so: whatever fails there, the target has not taken the case.
   */
  private static Outcome outcome(Delivery sending, Throwable failure) {
    String kind = failure.getClass().getSimpleName();
    if (Outage.is(failure)) {
      return new Outcome.Hindered(
          FaultCode.DELIVERY_HINDERED,
          "%s Delivery %s could not be read from our database (%s). Target '%s' got nothing; it is tried again."
              .formatted(FaultCode.DELIVERY_HINDERED, sending.id(), kind, sending.target()));
    }
    LOG.error("Delivery failed unexpectedly: {}", Traces.withoutMessages(failure));
    if (failure instanceof DataAccessException) {
      return new Outcome.Refused(
          FaultCode.UNEXPECTED,
          "%s Delivery %s could not be read from our database (%s). Target '%s' got nothing."
              .formatted(FaultCode.UNEXPECTED, sending.id(), kind, sending.target()));
    }
    return new Outcome.Unclear(
        FaultCode.UNEXPECTED,
        "%s Delivery %s failed with %s; whether target '%s' has the case is unknown."
            .formatted(FaultCode.UNEXPECTED, sending.id(), kind, sending.target()));
  }

  private Next finish(Delivery sending, Outcome outcome) {
    Delivery stored = booking.outcome(consequence.of(sending, outcome), outcome);
    return switch (stored.state()) {
      case DELIVERED, HELD, CANCELLED, OFFERED -> Next.done();
      case RETRY_AT, UNKNOWN -> Next.again(orSoon(stored.retryAt()));
      // another process goes on with it
      case PENDING, SENDING -> Next.again(clock.instant().plus(LEAVE_TO_THE_OTHER));
    };
  }

  private Instant orSoon(@Nullable Instant when) {
    return when == null ? clock.instant().plusSeconds(1) : when;
  }
}
