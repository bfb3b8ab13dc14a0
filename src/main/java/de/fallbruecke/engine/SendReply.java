package de.fallbruecke.engine;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Traces;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.reply.Courier;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way back: takes a reply as far as it goes now. The same rules as for the steps of a
 * submission: what may pass is tried again, trouble with the database is left to the scheduler, all
 * else stops for a person.
 */
final class SendReply implements Step {
  private static final Logger LOG = LoggerFactory.getLogger(SendReply.class);

  /** With the longest pause of 15 minutes about three days. */
  private static final int MOST_TRIES = 300;

  private static final Set<FaultCode> SOMEBODY_WAS_FASTER =
      Set.of(FaultCode.CONCURRENT_CHANGE, FaultCode.ILLEGAL_TRANSITION);

  private final Courier courier;
  private final EarlyReplyLooks early;
  private final Backoff backoff;
  private final Clock clock;

  SendReply(Courier courier, EarlyReplyLooks early, Backoff backoff, Clock clock) {
    this.courier = courier;
    this.early = early;
    this.backoff = backoff;
    this.clock = clock;
  }

  @Override
  public Task task() {
    return Task.REPLY;
  }

  @Override
  public Next run(String id) {
    UUID reply = UUID.fromString(id);
    try (var named = MDC.putCloseable("reply", id)) {
      return next(reply, guarded(reply));
    }
  }

  private Next next(UUID reply, Courier.Run run) {
    boolean onceMore = early.onceMore(reply);
    return switch (run) {
      case Courier.Run.Over over -> Next.done();
      case Courier.Run.Again again -> Next.again(onceMore ? clock.instant() : again.at());
      case Courier.Run.InVain inVain when inVain.tries() >= MOST_TRIES ->
          hold(
              reply,
              FaultCode.REPLY_GIVES_UP,
              "%s Reply %s was forgotten by the delivery service %d times before it was complete. Look there, then release."
                  .formatted(FaultCode.REPLY_GIVES_UP, reply, inVain.tries()));
      case Courier.Run.InVain inVain -> Next.again(backoff.after(inVain.tries(), inVain.atLeast()));
    };
  }

  private Courier.Run guarded(UUID reply) {
    try {
      return courier.run(reply);
    } catch (TransientFault passing) {
      LOG.warn("Reply is tried again: {}", passing.getMessage());
      return courier.inVain(reply, passing, MOST_TRIES);
    } catch (RuntimeException | Error failure) {
      if (failure instanceof RuntimeException database && Outage.is(failure)) {
        throw database;
      }
      return stopped(reply, failure);
    }
  }

  private Courier.Run stopped(UUID reply, Throwable failure) {
    if (failure instanceof Fault fault) {
      if (SOMEBODY_WAS_FASTER.contains(fault.code())) {
        return new Courier.Run.Again(clock.instant().plusSeconds(1));
      }
      courier.hold(reply, fault.code(), fault.getMessage());
      return new Courier.Run.Over();
    }
    LOG.error("Reply failed unexpectedly: {}", Traces.withoutMessages(failure));
    courier.hold(
        reply,
        FaultCode.UNEXPECTED,
        "%s Reply %s failed with %s. What was handed over before stays as it is."
            .formatted(FaultCode.UNEXPECTED, reply, failure.getClass().getSimpleName()));
    return new Courier.Run.Over();
  }

  private Next hold(UUID reply, FaultCode code, String detail) {
    courier.hold(reply, code, detail);
    return Next.done();
  }
}
