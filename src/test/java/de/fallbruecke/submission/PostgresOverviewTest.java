package de.fallbruecke.submission;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresOverviewTest {
  private static final Instant NOW = ASubmission.ANNOUNCED_AT;

  private final JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
  private final Submissions submissions = TestSubmissions.postgres(jdbc);
  private final Overview overview = TestSubmissions.overview(jdbc);

  private UUID add(String tenant, String service, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into submission (id, tenant, channel, destination, external_id, state, service_key,
              service_name, test, tries, announced_at, changed_at, version)
            values (?, ?, 'fitconnect', 'd', ?, 'MAPPED', ?, ?, false, 0, ?, ?, 0)
            """)
        .param(id)
        .param(tenant)
        .param(id.toString())
        .param(service)
        .param(service + " at " + at)
        .param(at.atOffset(java.time.ZoneOffset.UTC))
        .param(at.atOffset(java.time.ZoneOffset.UTC))
        .update();
    return id;
  }

  @Test
  void countingStopsAtTheLimitAndKeepsToTheTenants() {
    for (int i = 0; i < 4; i++) {
      add("a", "s", NOW);
    }
    add("b", "s", NOW);
    assertThat(overview.counts(null, 10)).containsEntry(SubmissionState.MAPPED, 5L);
    assertThat(overview.counts(null, 3)).containsEntry(SubmissionState.MAPPED, 4L);
    assertThat(overview.counts(Set.of("b"), 3)).containsEntry(SubmissionState.MAPPED, 1L);
    assertThat(overview.counts(Set.of(), 3)).containsEntry(SubmissionState.MAPPED, 0L);
  }

  @Test
  void theDayKnowsHowLongDeliveriesTook() {
    UUID slowest = null;
    for (int minutes : new int[] {1, 60, 2}) {
      UUID id = add("a", "s", NOW);
      slowest = minutes == 60 ? id : slowest;
      submissions.save(submissions.get(id).delivered(NOW.plus(Duration.ofMinutes(minutes))));
    }
    add("b", "s", NOW);
    Overview.Day day = overview.day(Set.of("a"), NOW);
    assertThat(day)
        .isEqualTo(new Overview.Day(3, 3, Duration.ofMinutes(2), Duration.ofMinutes(60), slowest));
    assertThat(overview.day(null, NOW.plusSeconds(1)).received()).isZero();
  }

  @Test
  void aServiceIsCalledAsItsLatestSubmissionCallsIt() {
    add("a", "urn:1", NOW);
    add("a", "urn:1", NOW.plusSeconds(5));
    add("b", "urn:2", NOW);
    assertThat(overview.services(null, 10))
        .containsExactly(
            new Overview.Service("urn:1", "urn:1 at " + NOW.plusSeconds(5)),
            new Overview.Service("urn:2", "urn:2 at " + NOW));
    assertThat(overview.services("b", 10)).hasSize(1);
    assertThat(overview.services(null, 1)).hasSize(1);
  }

  @Test
  void reasonsOfHoldsAreCountedWithTheAgeOfTheOldest() {
    UUID old = add("a", "s", NOW.minusSeconds(60));
    UUID young = add("a", "s", NOW);
    for (UUID id : List.of(old, young)) {
      submissions.save(submissions.get(id).held(FaultCode.NO_ROUTE, "why", NOW));
    }
    assertThat(overview.held(Set.of("a")))
        .containsExactly(new Overview.Held(FaultCode.NO_ROUTE, 2, NOW.minusSeconds(60)));
    assertThat(overview.held(Set.of("b"))).isEmpty();
  }

  @Test
  void pagesGoBothWaysAndAnUnknownRowMeansTheBeginning() {
    List<UUID> rows =
        java.util.stream.IntStream.range(0, 5)
            .mapToObj(i -> add("a", "s", NOW.plusSeconds(i)))
            .toList();
    assertThat(page(Submissions.Seek.FIRST)).containsExactly(rows.get(4), rows.get(3));
    assertThat(page(Submissions.Seek.LAST)).containsExactly(rows.get(1), rows.get(0));
    assertThat(page(new Submissions.Seek(rows.get(1), true)))
        .containsExactly(rows.get(3), rows.get(2));
    assertThat(page(new Submissions.Seek(rows.get(3), false)))
        .containsExactly(rows.get(2), rows.get(1));
    assertThat(page(new Submissions.Seek(UUID.randomUUID(), true)))
        .containsExactly(rows.get(4), rows.get(3));
  }

  private List<UUID> page(Submissions.Seek seek) {
    return submissions.page(Submissions.Query.ALL, seek, 2).stream().map(Submission::id).toList();
  }
}
