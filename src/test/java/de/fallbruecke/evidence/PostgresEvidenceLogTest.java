package de.fallbruecke.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresEvidenceLogTest {
  private static final UUID SUBMISSION = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private final ManualClock clock = ManualClock.standing();
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private EvidenceLog log;

  @BeforeEach
  void anEmptyLog() {
    var dataSource = Database.migrated().dataSource();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    log = new PostgresEvidenceLog(jdbc, clock);
  }

  @Test
  void entriesAreReadInTheirOrderWithTheirTokens() {
    append(Event.of("ANNOUNCED"));
    clock.tick(Duration.ofSeconds(3));
    append(Event.token("RECEIVED", Map.of("data", "abc"), "a.b.c"));

    assertThat(log.of(SUBMISSION)).extracting(Entry::number).containsExactly(1, 2);
    Entry second = log.of(SUBMISSION).getLast();
    assertThat(second.event().token()).isEqualTo("a.b.c");
    assertThat(second.event().facts()).containsEntry("data", "abc");
    assertThat(second.at()).isEqualTo(clock.instant());
    assertThatCode(() -> log.verify(SUBMISSION)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update evidence set kind = 'REJECTED' where number = 2",
        "update evidence set body = '{}' where number = 2",
        "update evidence set token = null where number = 2",
        "update evidence set at = at + interval '1 second' where number = 2",
        "update evidence set hash = repeat('0', 128) where number = 2",
        "delete from evidence where number = 2",
        "delete from evidence where number = 1",
      })
  void everyLaterChangeBreaksTheChain(String tampering) {
    append(Event.of("ANNOUNCED"));
    append(Event.token("RECEIVED", Map.of("data", "abc"), "a.b.c"));
    append(Event.of("CONFIRMED"));

    jdbc.sql(tampering).update();

    assertThatThrownBy(() -> log.verify(SUBMISSION))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-EVD-001");
  }

  @Test
  void anEntryOfARolledBackTransactionNeverHappened() {
    transaction.executeWithoutResult(
        status -> {
          log.append(SUBMISSION, Event.of("RECEIVED"));
          status.setRollbackOnly();
        });

    assertThat(log.of(SUBMISSION)).isEmpty();
  }

  @Test
  void writersOfOneChainWaitForEachOther() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var all =
          IntStream.range(0, 40)
              .mapToObj(i -> threads.submit(() -> append(Event.of("E" + i))))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(log.of(SUBMISSION)).hasSize(40);
    assertThatCode(() -> log.verify(SUBMISSION)).doesNotThrowAnyException();
  }

  private void append(Event event) {
    transaction.executeWithoutResult(status -> log.append(SUBMISSION, event));
  }
}
