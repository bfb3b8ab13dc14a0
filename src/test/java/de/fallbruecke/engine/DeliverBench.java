package de.fallbruecke.engine;

import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.testkit.ASubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** The step deliver, run by hand, for one delivery of a submission that is mapped. */
final class DeliverBench {
  static final Outcome BUSY = new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", null);
  static final Outcome SILENT = new Outcome.Unclear(FaultCode.TARGET_OUTCOME_UNKNOWN, "silent");
  static final Outcome REFUSED = new Outcome.Refused(FaultCode.TARGET_REFUSED, "400");
  static final Outcome TAKEN = new Outcome.Delivered("FV-1");

  final EngineBench engine = new EngineBench();
  final EngineBench.ScriptedDispatch dispatch = engine.dispatch;
  final Flaky bookings = new Flaky(new JdbcTransactionManager(engine.dataSource));
  final Booking booking =
      new Booking(
          engine.deliveries,
          engine.submissions,
          engine.ledger,
          engine.offers,
          new Completion(engine.deliveries, engine.ledger, engine.agenda, engine.clock),
          bookings,
          new Patience(engine.clock, engine.clock::tick),
          engine.clock);
  final UUID submission;
  private final UUID delivery;
  private final Deliver deliver;

  DeliverBench() {
    this(true);
  }

  DeliverBench(boolean required) {
    Submission announced = ASubmission.announced();
    Submission received = announced.received(ScriptedChannel.ENVELOPE, "{}", now());
    submission = announced.id();
    Delivery pending =
        Delivery.pending(
            UUID.randomUUID(), submission, UUID.randomUUID(), "fachverfahren", required, now());
    delivery = pending.id();
    engine.transaction.executeWithoutResult(
        status -> {
          engine.submissions.add(announced);
          engine.submissions.save(received);
          engine.submissions.save(received.mapped(false, now()));
          engine.deliveries.add(pending);
        });
    deliver =
        new Deliver(
            engine.deliveries,
            dispatch,
            new Consequence(dispatch, engine.clock, () -> 0),
            booking,
            engine.clock);
  }

  Instant now() {
    return engine.clock.instant();
  }

  void answer(Outcome outcome) {
    dispatch.answer = d -> outcome;
  }

  /** Runs the step once. */
  Next run() {
    return deliver.run(delivery.toString());
  }

  /** Runs the step, moving the clock to the time it asks for, until it asks for no more. */
  void runToTheEnd() {
    for (int i = 0; i < 2000 && run() instanceof Next.Again again; i++) {
      Duration pause = Duration.between(now(), again.at());
      engine.clock.tick(pause.isNegative() ? Duration.ZERO : pause);
    }
  }

  /** An attempt begins, by a process that dies or by another one. */
  Delivery begin() {
    Delivery sending = delivery().sending(now());
    engine.transaction.executeWithoutResult(status -> engine.deliveries.begin(sending));
    return sending;
  }

  void save(Delivery next) {
    engine.transaction.executeWithoutResult(status -> engine.deliveries.save(next));
  }

  void release() {
    engine.act(submission, Act.RELEASE);
  }

  Delivery delivery() {
    return engine.deliveries.get(delivery);
  }

  Submission submission() {
    return engine.submissions.get(submission);
  }

  List<Attempt> attempts() {
    return engine.deliveries.attempts(delivery);
  }

  List<Delivery> sent() {
    return dispatch.sent;
  }

  /** Transactions of a database that is away for a while. */
  static final class Flaky extends TransactionTemplate {
    int failing;
    boolean answerIsLost;
    int calls;

    Flaky(JdbcTransactionManager transactions) {
      super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
      calls++;
      if (failing > 0) {
        failing--;
        throw new CannotCreateTransactionException("The database is away");
      }
      T result = super.execute(action);
      if (answerIsLost) {
        answerIsLost = false;
        throw new TransactionSystemException("The connection broke at the commit");
      }
      return result;
    }
  }
}
