package de.fallbruecke.route;

import de.fallbruecke.platform.Json;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table route_replay. */
final class PostgresReplayLog implements ReplayLog {
  private final JdbcClient jdbc;

  PostgresReplayLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Replay add(Replay replay) {
    long id =
        jdbc.sql(
                """
                insert into route_replay (instance, candidate_hash, active_hash, at, done_by, report)
                values (:instance, :candidate, :active, :at, :by, :report) returning id
                """)
            .param("instance", replay.instance())
            .param("candidate", replay.candidateHash())
            .param("active", replay.activeHash())
            .param("at", replay.at().atOffset(ZoneOffset.UTC))
            .param("by", replay.by())
            .param("report", Json.mapper().writeValueAsString(replay))
            .query(Long.class)
            .single();
    return withId(replay, id);
  }

  @Override
  public Optional<Replay> find(long id) {
    return jdbc.sql("select report from route_replay where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(report -> withId(Json.mapper().readValue(report, Replay.class), id));
  }

  private static Replay withId(Replay replay, long id) {
    return new Replay(
        id,
        replay.instance(),
        replay.activeVersion(),
        replay.activeHash(),
        replay.candidateVersion(),
        replay.candidateHash(),
        replay.skipped(),
        replay.items(),
        replay.fields(),
        replay.at(),
        replay.by());
  }
}
