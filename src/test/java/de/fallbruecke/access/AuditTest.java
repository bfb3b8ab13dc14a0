package de.fallbruecke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTest {
  private static final Person ERIKA =
      new Person("erika", Map.of("musterkreis", Set.of(Role.ROUTE_ADMIN)));

  private final ManualClock clock = ManualClock.standing();
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Audit audit;

  @BeforeEach
  void anEmptyLog() {
    var dataSource = Database.migrated().dataSource();
    jdbc = JdbcClient.create(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    audit = new Audit(TestEvidence.ledger(jdbc, clock), transaction);
  }

  @Test
  void anActIsFoundWithWhoWhatAndWhose() {
    audit.record(ERIKA, "ROUTE_ACTIVATED", "musterkreis", "wohngeld", Map.of("version", "2.0.0"));

    AuditEntry entry = audit.find(AuditQuery.newest(TenantScope.all(), 10)).getFirst();
    assertThat(entry)
        .isEqualTo(
            new AuditEntry(
                1,
                clock.instant(),
                "erika",
                "ROUTE_ACTIVATED",
                "musterkreis",
                "wohngeld",
                new java.util.TreeMap<>(Map.of("version", "2.0.0"))));
    assertThat(audit.verify().entries()).isEqualTo(1);
  }

  @Test
  void anActAndItsRecordStandOrFallTogether() {
    transaction.executeWithoutResult(
        status -> {
          audit.record(ERIKA, "TARGET_PAUSED", "musterkreis", "fv", Map.of());
          status.setRollbackOnly();
        });

    assertThat(audit.find(AuditQuery.newest(TenantScope.all(), 10))).isEmpty();
  }

  @Test
  void oneSeesWhatBelongsToOnesTenantsAndNothingElse() {
    audit.record(ERIKA, "A", "musterkreis", "x", Map.of());
    audit.record(ERIKA, "B", "nachbarkreis", "y", Map.of());
    audit.record(ERIKA, "C", null, "z", Map.of());

    assertThat(acts(TenantScope.all())).containsExactly("C", "B", "A");
    assertThat(acts(TenantScope.of(Set.of("musterkreis")))).containsExactly("A");
    assertThat(acts(TenantScope.of(Set.of()))).isEmpty();
  }

  @Test
  void whatIsAskedForIsFoundPageByPage() {
    for (int i = 0; i < 7; i++) {
      audit.record(
          new Person(i % 2 == 0 ? "erika" : "max", Map.of()),
          i % 3 == 0 ? "LOGIN" : "LOGOUT",
          null,
          String.valueOf(i),
          Map.of());
      clock.tick(Duration.ofMinutes(1));
    }

    assertThat(numbers(query("max", null, null))).containsExactly(6, 4, 2);
    assertThat(numbers(query(null, "LOGIN", null))).containsExactly(7, 4, 1);
    assertThat(numbers(query("erika", "LOGIN", null))).containsExactly(7, 1);
    assertThat(numbers(query(null, null, 4))).containsExactly(3, 2, 1);
    assertThat(
            numbers(
                new AuditQuery(
                    TenantScope.all(),
                    null,
                    null,
                    clock.instant().minus(Duration.ofMinutes(3)),
                    clock.instant().minus(Duration.ofMinutes(1)),
                    null,
                    10)))
        .containsExactly(6, 5);
    assertThat(audit.acts()).containsExactly("LOGIN", "LOGOUT");
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all =
          IntStream.range(0, 40)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> audit.record(ERIKA, "A", null, String.valueOf(i), Map.of())))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(audit.verify().entries()).isEqualTo(40);
  }

  @Test
  void aFactCannotPretendToBeSomebodyElse() {
    assertThatThrownBy(() -> audit.record(ERIKA, "A", null, "x", Map.of("by", "max")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger set kind = 'B' where number = 2",
        "update ledger set body = '{\"by\":\"max\"}' where number = 2",
        "update ledger set at = at + interval '1 second' where number = 2",
        "update ledger set hash = repeat('0', 128) where number = 2",
        "delete from ledger where number = 2",
        "delete from ledger where number = 1",
      })
  void itCannotBeChangedAndWhoTurnsThatOffIsFoundOut(String tampering) {
    for (int i = 0; i < 3; i++) {
      audit.record(ERIKA, "A", null, String.valueOf(i), Map.of());
    }

    assertThatThrownBy(() -> jdbc.sql(tampering).update())
        .hasMessageContaining("ledger is append-only");
    assertThat(audit.verify().entries()).isEqualTo(3);

    jdbc.sql("alter table ledger disable trigger ledger_append_only").update();
    jdbc.sql(tampering).update();
    assertThatThrownBy(() -> audit.verify())
        .isInstanceOf(Fault.class)
        .hasMessageContaining("changed at entry");
  }

  private List<String> acts(TenantScope scope) {
    return audit.find(AuditQuery.newest(scope, 10)).stream().map(AuditEntry::act).toList();
  }

  private List<Integer> numbers(AuditQuery query) {
    return audit.find(query).stream().map(AuditEntry::number).toList();
  }

  private static AuditQuery query(
      @Nullable String person, @Nullable String act, @Nullable Integer before) {
    return new AuditQuery(TenantScope.all(), person, act, null, null, before, 10);
  }
}
