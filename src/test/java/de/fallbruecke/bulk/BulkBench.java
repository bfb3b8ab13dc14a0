package de.fallbruecke.bulk;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Interventions;
import de.fallbruecke.engine.Order;
import de.fallbruecke.engine.TestInterventions;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.evidence.TestEvidence;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs on a real database; the engine's part is played by the test. */
final class BulkBench {
  final ManualClock clock = new ManualClock(ASubmission.ANNOUNCED_AT);
  final DataSource dataSource = Database.migrated().dataSource();
  final JdbcClient jdbc = JdbcClient.create(dataSource);
  final Submissions submissions = TestSubmissions.postgres(jdbc);
  final Deliveries deliveries = TestDeliveries.postgres(jdbc);
  final EvidenceLog evidence = TestEvidence.postgres(jdbc, clock);
  final Interventions interventions = TestInterventions.over(dataSource, clock);
  final KnownCases cases = new KnownCases();
  final JdbcBulk store = new JdbcBulk(jdbc);
  final SubmissionSearch search =
      new SubmissionSearch(
          submissions,
          deliveries,
          cases,
          new TextSearch(
              submissions,
              de.fallbruecke.submission.TestSubmissions.overview(jdbc),
              cases,
              de.fallbruecke.reply.TestReplies.statuses(jdbc)));
  final BulkJobs jobs =
      new BulkJobs(
          store,
          search,
          submissions,
          new DefaultListableBeanFactory().getBeanProvider(de.fallbruecke.engine.ChoreBell.class),
          new TransactionTemplate(new JdbcTransactionManager(dataSource)),
          UUID::randomUUID,
          clock);

  /** As another process would have it. */
  BulkChore chore() {
    return new BulkChore(store, interventions, clock);
  }

  static Order order(Act act) {
    return Order.of(act, "admin", "because");
  }

  Submission announced() {
    Submission announced = ASubmission.announced();
    submissions.add(announced);
    return announced;
  }

  List<UUID> announced(int count) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(announced().id());
    }
    return ids;
  }

  Submission held() {
    Submission held = announced().held(FaultCode.NO_ROUTE, "FB-RTE-003 No route.", clock.instant());
    submissions.save(held);
    return held;
  }

  long entries(UUID submission, String kind) {
    return evidence.of(submission).stream()
        .filter(entry -> entry.event().kind().equals(kind))
        .count();
  }

  /** Case numbers that a test names. */
  static final class KnownCases implements Cases {
    final Map<String, CaseEntry> byNumber = new HashMap<>();

    @Override
    public void save(CaseEntry entry) {
      byNumber.put(entry.number(), entry);
    }

    @Override
    public Optional<CaseEntry> ofSubmission(UUID submission) {
      return Optional.empty();
    }

    @Override
    public Map<UUID, String> numbers(Collection<UUID> submissions) {
      return Map.of();
    }

    @Override
    public Optional<CaseEntry> find(UUID caseId) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseEntry> byNumber(String number) {
      return Optional.ofNullable(byNumber.get(number));
    }

    @Override
    public java.util.Map<String, List<PackageNumbers>> numbersByTenant(
        java.time.Instant since,
        de.fallbruecke.platform.IdQuery handedOver,
        de.fallbruecke.platform.IdQuery touched) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<PackageNumbers> numbers(Instant since, IdQuery handedOver, IdQuery touched) {
      return List.of();
    }

    @Override
    public List<de.fallbruecke.casefile.ServiceNumbers> byService(
        Instant since, IdQuery served, IdQuery touched) {
      return List.of();
    }

    @Override
    public Map<String, Long> openPaths(String packageHash, int limit) {
      return Map.of();
    }

    @Override
    public void forget(UUID submission) {}

    @Override
    public Case read(UUID submission) {
      return new Case();
    }
  }
}
