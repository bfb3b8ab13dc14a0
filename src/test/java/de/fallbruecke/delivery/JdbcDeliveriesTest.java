package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcDeliveriesTest {
  private static final Instant NOW = StoredCase.NOW;
  private static final Instant LATER = NOW.plusSeconds(5);
  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;
  private static Deliveries deliveries;

  private final UUID submission = UUID.randomUUID();
  private final UUID caseId = UUID.randomUUID();

  @BeforeAll
  static void connect() {
    DataSource source = Database.migrated().dataSource();
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    deliveries = new JdbcDeliveries(jdbc);
  }

  @Test
  void aDeliveryComesBackAsItWasAdded() {
    Delivery added = pending("fv");

    assertThat(deliveries.add(added)).isEqualTo(added);
    assertThat(deliveries.get(added.id())).isEqualTo(added);
  }

  @Test
  void theSameCaseToTheSameTargetIsOneDelivery() {
    Delivery first = deliveries.add(pending("fv"));

    assertThat(deliveries.add(pending("fv"))).isEqualTo(first);
    assertThat(deliveries.of(submission)).containsExactly(first);
  }

  @Test
  void deliveriesOfASubmissionComeInTheOrderOfCreation() {
    List<String> names = List.of("z", "m", "a", "q", "b");
    names.forEach(name -> deliveries.add(pending(name)));

    assertThat(deliveries.of(submission)).extracting(Delivery::target).isEqualTo(names);
  }

  @Test
  void anUnknownIdIsAFault() {
    assertFault(FaultCode.DELIVERY_UNKNOWN, () -> deliveries.get(UUID.randomUUID()));
  }

  @Test
  void everyAttemptIsKeptWithItsBeginningAndItsEnd() {
    Delivery first = deliveries.add(pending("fv")).sending(NOW);
    begin(first);
    assertThat(deliveries.attempts(first.id()))
        .containsExactly(new Attempt(first.id(), 1, NOW, null, null, null));

    Delivery waiting = first.retryAt(LATER, FaultCode.TARGET_BUSY, "busy", LATER);
    finish(waiting, new Outcome.NotYet(FaultCode.TARGET_BUSY, "busy", Duration.ofSeconds(1)));
    Delivery second = waiting.sending(LATER);
    begin(second);
    Delivery done = second.delivered("FV-1", LATER);
    finish(done, new Outcome.Delivered("FV-1"));

    assertThat(deliveries.get(first.id())).isEqualTo(done);
    assertThat(deliveries.attempts(first.id()))
        .containsExactly(
            new Attempt(first.id(), 1, NOW, LATER, "NOT_YET FB-DEL-003", "busy"),
            new Attempt(first.id(), 2, LATER, LATER, "DELIVERED", null));
  }

  @Test
  void anAttemptWhoseProcessDiedStaysWithoutAnEnd() {
    Delivery first = deliveries.add(pending("fv")).sending(NOW);
    begin(first);

    begin(first.sending(LATER));

    assertThat(deliveries.attempts(first.id()))
        .extracting(Attempt::number, Attempt::endedAt)
        .containsExactly(tuple(1, null), tuple(2, null));
  }

  @Test
  void aCodeAndATimeToRetryComeBack() {
    Delivery sending = deliveries.add(pending("fv")).sending(NOW);
    begin(sending);
    Delivery waiting = sending.retryAt(LATER, FaultCode.TARGET_UNREACHABLE, "off", NOW);
    finish(waiting, new Outcome.NotYet(FaultCode.TARGET_UNREACHABLE, "off", null));

    assertThat(deliveries.get(sending.id())).isEqualTo(waiting);
  }

  @Test
  void onlyAnOutcomeOfSuccessMayMakeADeliveryDelivered() {
    Delivery sending = deliveries.add(pending("fv")).sending(NOW);
    begin(sending);

    assertFault(
        FaultCode.ILLEGAL_TRANSITION,
        () ->
            finish(
                sending.delivered(null, LATER),
                new Outcome.Unclear(FaultCode.TARGET_OUTCOME_UNKNOWN, "silent")));
    assertFault(
        FaultCode.ILLEGAL_TRANSITION,
        () ->
            finish(
                sending.held(FaultCode.TARGET_REFUSED, "no", LATER),
                new Outcome.Delivered("FV-1")));
    assertThat(deliveries.get(sending.id())).isEqualTo(sending);
  }

  @Test
  void anAttemptBeginsOnlyWithSending() {
    Delivery pending = deliveries.add(pending("fv"));
    Delivery held = pending.held(FaultCode.TARGET_REFUSED, "no", NOW);

    assertFault(FaultCode.ILLEGAL_TRANSITION, () -> begin(held));
  }

  @Test
  void aStaleVersionChangesNothing() {
    Delivery pending = deliveries.add(pending("fv"));
    Delivery cancelled = pending.cancelled(NOW);
    deliveries.save(cancelled);

    assertFault(FaultCode.CONCURRENT_CHANGE, () -> begin(pending.sending(NOW)));
    assertThat(deliveries.get(pending.id())).isEqualTo(cancelled);
    assertThat(deliveries.attempts(pending.id())).isEmpty();
  }

  @Test
  void theEndOfADeadAttemptIsNotWrittenAfterTheNextBegan() {
    Delivery first = deliveries.add(pending("fv")).sending(NOW);
    begin(first);
    begin(first.sending(LATER));

    assertFault(
        FaultCode.CONCURRENT_CHANGE,
        () -> finish(first.delivered("late", LATER), new Outcome.Delivered("late")));
  }

  @Test
  void ofTwoProcessesThatBeginAtOnceOneWins() throws Exception {
    for (int round = 0; round < 10; round++) {
      Delivery pending = deliveries.add(pending("fv-" + round));
      assertThat(race(() -> begin(pending.sending(NOW)), () -> begin(pending.sending(NOW))))
          .containsExactly(FaultCode.CONCURRENT_CHANGE);
      assertThat(deliveries.attempts(pending.id())).hasSize(1);
    }
  }

  @Test
  void ofTwoProcessesThatAddAtOnceBothSeeTheSameDelivery() throws Exception {
    for (int round = 0; round < 10; round++) {
      String target = "fv-" + round;
      List<Delivery> seen = new CopyOnWriteArrayList<>();
      Runnable add =
          () ->
              transaction.executeWithoutResult(status -> seen.add(deliveries.add(pending(target))));

      assertThat(race(add, add)).isEmpty();

      assertThat(seen).hasSize(2);
      assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }
  }

  @Test
  void historyCannotBeChangedEvenByHand() {
    Delivery sending = deliveries.add(pending("fv")).sending(NOW);
    begin(sending);
    finish(sending.delivered("FV-1", LATER), new Outcome.Delivered("FV-1"));

    for (String tampering :
        List.of(
            "update attempt set outcome = 'REFUSED' where delivery = :id",
            "delete from attempt where delivery = :id")) {
      assertThatThrownBy(() -> jdbc.sql(tampering).param("id", sending.id()).update())
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("cannot be changed");
    }
  }

  @Test
  void aRolledBackBeginLeavesNoAttempt() {
    Delivery pending = deliveries.add(pending("fv"));

    transaction.executeWithoutResult(
        status -> {
          deliveries.begin(pending.sending(NOW));
          status.setRollbackOnly();
        });

    assertThat(deliveries.get(pending.id())).isEqualTo(pending);
    assertThat(deliveries.attempts(pending.id())).isEmpty();
  }

  private Delivery pending(String target) {
    return Delivery.pending(UUID.randomUUID(), submission, caseId, target, true, NOW);
  }

  private static void begin(Delivery sending) {
    transaction.executeWithoutResult(status -> deliveries.begin(sending));
  }

  private static void finish(Delivery next, Outcome outcome) {
    transaction.executeWithoutResult(status -> deliveries.finish(next, outcome));
  }

  private static void assertFault(FaultCode code, Runnable step) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  /** Runs both at once; returns the codes of those that failed. */
  private static List<FaultCode> race(Runnable one, Runnable other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<FaultCode> failed = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> runs = new ArrayList<>();
      for (Runnable step : List.of(one, other)) {
        Callable<Void> run =
            () -> {
              start.await();
              step.run();
              return null;
            };
        runs.add(executor.submit(run));
      }
      for (Future<Void> run : runs) {
        try {
          run.get();
        } catch (ExecutionException e) {
          failed.add(((Fault) e.getCause()).code());
        }
      }
    }
    return failed;
  }
}
