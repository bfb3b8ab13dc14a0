package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.fallbruecke.access.Audit;
import de.fallbruecke.access.AuditEntry;
import de.fallbruecke.access.AuditQuery;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.access.TenantScope;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One person looks after an alarm, and everybody who may see it sees who. */
class AlarmDeskTest {
  private static final Person ERIKA = new Person("erika", Map.of("kreis", Set.of(Role.OPERATOR)));
  private static final Person MAX = new Person("max", Map.of("kreis", Set.of(Role.KEY_ADMIN)));
  private static final Person LOOKS = new Person("look", Map.of("kreis", Set.of(Role.VIEWER)));
  private static final Person PROVIDER = new Person("prov", Map.of("*", Set.of(Role.PROVIDER)));

  private final AlarmBench bench = new AlarmBench();
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(bench.dataSource));
  private final Audit audit = new Audit(TestEvidence.ledger(bench.jdbc, bench.clock), transaction);
  private final AlarmDesk desk = new AlarmDesk(bench.alarms, audit, transaction, bench.clock);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whoTakesAnAlarmIsShownGivesItBackAndBothAreRecorded() {
    UUID id = raised("kreis");
    Alarm taken = desk.take(ERIKA, id, 0);
    assertThat(taken.care()).isEqualTo(new Alarm.Care("erika", bench.clock.instant()));
    assertThat(taken.clearedAt()).isNull();

    assertThat(desk.giveBack(ERIKA, id, taken.version()).care()).isNull();
    assertThat(audit.find(AuditQuery.newest(TenantScope.of(Set.of("kreis")), 9)))
        .extracting(AuditEntry::act, AuditEntry::person, AuditEntry::what)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ALARM_GIVEN_BACK", "erika", "FB-ALM-004"),
            org.assertj.core.groups.Tuple.tuple("ALARM_TAKEN", "erika", "FB-ALM-004"));
  }

  @Test
  void ofTwoWhoSawItFreeTheSecondIsToldAndChangesNothing() {
    UUID id = raised("kreis");
    desk.take(ERIKA, id, 0);
    refused(() -> desk.take(MAX, id, 0), FaultCode.ALARM_CHANGED);
    refused(() -> desk.giveBack(MAX, id, 1), FaultCode.ALARM_CHANGED);
    assertThat(desk.visible(MAX, id).care().by()).isEqualTo("erika");
    assertThat(audit.find(AuditQuery.newest(TenantScope.all(), 9))).hasSize(1);

    assertThat(desk.take(MAX, id, 1).care().by()).isEqualTo("max");
    assertThat(audit.find(AuditQuery.newest(TenantScope.all(), 1)).getFirst().facts())
        .containsEntry("from", "erika");
  }

  @Test
  void anAlarmThatIsOverCanNotBeTakenAndStaysWithWhoHadIt() {
    UUID id = raised("kreis");
    desk.take(ERIKA, id, 0);
    bench.alarms.clear(id, bench.clock.instant());
    refused(() -> desk.take(MAX, id, 1), FaultCode.ALARM_CHANGED);
    assertThat(bench.alarms.cleared(9)).extracting(one -> one.care().by()).containsExactly("erika");
  }

  @Test
  void whatAPersonMayNotSeeIsNotThereAndWhoOnlyLooksMayNotTake() {
    UUID foreign = raised("nachbar");
    UUID whole = raised(null);
    UUID own = raised("kreis");
    refused(() -> desk.take(ERIKA, foreign, 0), FaultCode.ALARM_UNKNOWN);
    refused(() -> desk.take(ERIKA, whole, 0), FaultCode.ALARM_UNKNOWN);
    refused(() -> desk.take(ERIKA, UUID.randomUUID(), 0), FaultCode.ALARM_UNKNOWN);
    refused(() -> desk.take(LOOKS, own, 0), FaultCode.ACCESS_DENIED);
    assertThat(desk.take(PROVIDER, whole, 0).care().by()).isEqualTo("prov");
    assertThat(bench.alarms.countOpen(Set.of("kreis"))).isEqualTo(1);
    assertThat(bench.alarms.countOpen(Set.of())).isZero();
    assertThat(bench.alarms.countOpen(null)).isEqualTo(3);
  }

  @Test
  void groupsCountWhatTheTenantsHaveTheUrgentFirst() {
    Instant first = bench.clock.instant();
    for (int i = 0; i < AlarmGroup.NAMED + 2; i++) {
      raise("kreis", "stelle-" + i, FaultCode.ALARM_QUEUE_GROWS, Severity.WARNING);
      bench.clock.tick(Duration.ofSeconds(1));
    }
    Instant later = bench.clock.instant();
    raise("kreis", null, FaultCode.ALARM_DISK_SPACE, Severity.CRITICAL);
    raise("nachbar", "fremd", FaultCode.ALARM_QUEUE_GROWS, Severity.CRITICAL);
    raise(null, null, FaultCode.ALARM_DISK_SPACE, Severity.WARNING);
    bench.alarms.clear(
        raise("kreis", "vorbei", FaultCode.ALARM_QUEUE_GROWS, Severity.CRITICAL), later);

    assertThat(bench.alarms.groups(Set.of("kreis")))
        .containsExactly(
            new AlarmGroup(FaultCode.ALARM_DISK_SPACE, 1, true, later, List.of()),
            new AlarmGroup(
                FaultCode.ALARM_QUEUE_GROWS,
                AlarmGroup.NAMED + 2,
                false,
                first,
                List.of("stelle-0", "stelle-1", "stelle-2", "stelle-3", "stelle-4")));
    assertThat(bench.alarms.groups(null))
        .extracting(AlarmGroup::code, AlarmGroup::number, AlarmGroup::critical)
        .containsExactly(
            tuple(FaultCode.ALARM_QUEUE_GROWS, AlarmGroup.NAMED + 3L, true),
            tuple(FaultCode.ALARM_DISK_SPACE, 2L, true));
    assertThat(bench.alarms.groups(Set.of())).isEmpty();
  }

  @Test
  void aNewLookAtTheCauseKeepsWhoLooksAfterIt() {
    UUID id = raised("kreis");
    desk.take(ERIKA, id, 0);
    Alarm before = desk.visible(ERIKA, id);
    bench.alarms.see(before.seen(finding("kreis"), bench.clock.instant()), 1);
    assertThat(desk.visible(ERIKA, id).care()).isEqualTo(before.care());
  }

  @Test
  void pagesHoldEachAlarmOfTheTenantsOnceInTheirOrder() {
    List<UUID> open = new ArrayList<>();
    List<UUID> over = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      bench.clock.tick(Duration.ofSeconds(i % 2));
      open.add(raised("kreis"));
      UUID ended = raised("kreis");
      bench.alarms.clear(ended, bench.clock.instant());
      over.add(ended);
      raised("nachbar");
      raised(null);
    }
    assertThat(pages(false)).containsExactlyInAnyOrderElementsOf(open);
    assertThat(pages(true)).containsExactlyInAnyOrderElementsOf(over);
    assertThat(bench.alarms.find(new AlarmQuery(false, null, null, 100)))
        .isEqualTo(bench.alarms.open());
  }

  private List<UUID> pages(boolean over) {
    List<UUID> all = new ArrayList<>();
    @Nullable UUID after = null;
    while (true) {
      List<Alarm> page = bench.alarms.find(new AlarmQuery(over, Set.of("kreis"), after, 3));
      page.forEach(alarm -> all.add(alarm.id()));
      if (page.size() < 3) {
        return all;
      }
      after = page.getLast().id();
    }
  }

  private static void refused(Runnable act, FaultCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private UUID raised(@Nullable String tenant) {
    return raise(tenant, null, FaultCode.ALARM_QUEUE_GROWS, Severity.WARNING);
  }

  private UUID raise(
      @Nullable String tenant, @Nullable String destination, FaultCode code, Severity severity) {
    Alarm alarm =
        Alarm.raised(
            UUID.randomUUID(), finding(tenant, destination, code, severity), bench.clock.instant());
    assertThat(bench.alarms.raise(alarm)).isTrue();
    return alarm.id();
  }

  private static Finding finding(@Nullable String tenant) {
    return finding(tenant, null, FaultCode.ALARM_QUEUE_GROWS, Severity.WARNING);
  }

  private static Finding finding(
      @Nullable String tenant, @Nullable String destination, FaultCode code, Severity severity) {
    return new Finding(
        code, UUID.randomUUID().toString(), tenant, destination, severity, 1, "late", Map.of());
  }
}
