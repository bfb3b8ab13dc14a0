package de.fallbruecke.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table route_problem. One process writes, all may read. */
final class PostgresRouteProblems implements ProblemLog, RouteProblems {
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final JdbcClient jdbc;
  private final UUID process;
  private final Clock clock;
  private Instant next = Instant.MIN;
  private boolean told;

  PostgresRouteProblems(JdbcClient jdbc, UUID process, Clock clock) {
    this.jdbc = jdbc;
    this.process = process;
    this.clock = clock;
  }

  @Override
  public synchronized void say(Map<Activation, String> problems) {
    Instant now = clock.instant();
    if ((problems.isEmpty() && !told) || (!problems.isEmpty() && now.isBefore(next))) {
      return;
    }
    jdbc.sql("delete from route_problem where process = :process or seen_at < :old")
        .param("process", process)
        .param("old", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .update();
    problems.forEach((activation, detail) -> add(activation, detail, now));
    told = !problems.isEmpty();
    next = told ? now.plus(AGAIN) : Instant.MIN;
  }

  private void add(Activation activation, String detail, Instant now) {
    jdbc.sql(
            """
            insert into route_problem (process, activation, instance, tenant, detail, seen_at)
            values (:process, :activation, :instance, :tenant, :detail, :now)
            """)
        .param("process", process)
        .param("activation", activation.id())
        .param("instance", activation.instance())
        .param("tenant", activation.tenant())
        .param("detail", detail)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<Stays> since(Instant when) {
    return jdbc.sql(
            """
            select p.instance, p.tenant, a.version, count(*) as processes, max(p.detail) as detail
            from route_problem p join route_activation a on a.id = p.activation
            where p.seen_at >= :when
              and a.id = (select max(id) from route_activation n where n.instance = p.instance)
            group by p.instance, p.tenant, a.version order by p.instance
            """)
        .param("when", when.atOffset(ZoneOffset.UTC))
        .query(
            (row, index) ->
                new Stays(
                    row.getString("instance"),
                    row.getString("tenant"),
                    row.getString("version"),
                    row.getInt("processes"),
                    row.getString("detail")))
        .list();
  }
}
