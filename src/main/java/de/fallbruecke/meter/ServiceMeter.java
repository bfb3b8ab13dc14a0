package de.fallbruecke.meter;

import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.ServiceNumbers;
import de.fallbruecke.engine.Chore;
import de.fallbruecke.engine.HumanTouch;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.submission.Overview;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The media-break meter of the last 30 days by tenant and service. Computed by one process of all,
 * so that a page that shows it reads a few rows: every few minutes, and as long as that takes next
 * to no time every few seconds. The only place that knows table meter_figure.
 */
public final class ServiceMeter implements Chore {
  /** How far back it looks. */
  public static final Duration PERIOD = Duration.ofDays(30);

  /** What came to the portal earlier has been rejected there. */
  private static final Duration LONGEST_WAY = Duration.ofDays(14);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Of its time at most a hundredth is spent on it, until the longest pause is reached. */
  private static final int SHARE = 100;

  private final Cases cases;
  private final Overview overview;
  private final EvidenceLog evidence;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  ServiceMeter(
      Cases cases,
      Overview overview,
      EvidenceLog evidence,
      JdbcClient jdbc,
      TransactionOperations transaction,
      Clock clock) {
    this.cases = cases;
    this.overview = overview;
    this.evidence = evidence;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * As computed last, by the number of cases.
   *
   * @param tenants only of these, summed up by service; null for all
   */
  public List<ServiceNumbers> figures(@Nullable Set<String> tenants, int limit) {
    if (tenants != null && tenants.isEmpty()) {
      return List.of();
    }
    JdbcClient.StatementSpec statement =
        jdbc.sql(
            """
            select service_key, max(service_name), sum(cases), sum(leaves), sum(carried),
                   sum(handed_over), sum(untouched)
              from meter_figure %s group by service_key order by 3 desc, 1 limit :limit
            """
                .formatted(tenants == null ? "" : "where tenant in (:tenants)"));
    return (tenants == null ? statement : statement.param("tenants", tenants))
        .param("limit", limit)
        .query(
            (row, n) ->
                new ServiceNumbers(
                    "",
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .list();
  }

  /** When the figures were computed; empty if they never were or there were no cases. */
  public Optional<Instant> computedAt() {
    return jdbc.sql("select computed_at from meter_figure limit 1")
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  @Override
  public String name() {
    return "meter";
  }

  /** Computes them anew. */
  @Override
  public Instant run() {
    Instant now = clock.instant();
    Instant since = now.minus(PERIOD);
    List<ServiceNumbers> numbers =
        cases.byService(
            since,
            overview.served(since.minus(LONGEST_WAY)),
            evidence.submissionsWith(HumanTouch.KINDS));
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("delete from meter_figure").update();
          numbers.forEach(one -> store(one, now));
        });
    return clock.instant().plus(pause(Duration.between(now, clock.instant())));
  }

  static Duration pause(Duration took) {
    Duration share = took.multipliedBy(SHARE);
    return Collections.max(List.of(SHORTEST_PAUSE, Collections.min(List.of(share, LONGEST_PAUSE))));
  }

  private void store(ServiceNumbers one, Instant now) {
    jdbc.sql(
            """
            insert into meter_figure (tenant, service_key, service_name, cases, leaves, carried,
              handed_over, untouched, computed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant, service_key) do update
              set service_name = excluded.service_name, cases = excluded.cases,
                  leaves = excluded.leaves, carried = excluded.carried,
                  handed_over = excluded.handed_over, untouched = excluded.untouched,
                  computed_at = excluded.computed_at
            """)
        .param(one.tenant())
        .param(one.serviceKey())
        .param(one.serviceName())
        .param(one.cases())
        .param(one.leaves())
        .param(one.carried())
        .param(one.handedOver())
        .param(one.untouched())
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
