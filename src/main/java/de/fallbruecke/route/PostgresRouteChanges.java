package de.fallbruecke.route;

import de.fallbruecke.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The only place that knows table route_change. */
final class PostgresRouteChanges {
  private final JdbcClient jdbc;

  PostgresRouteChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(RouteChange change) {
    jdbc.sql(
            """
            insert into route_change (id, tenant, instance, hash, base, parameters, made_at, made_by)
            values (:id, :tenant, :instance, :hash, :base, :parameters, :at, :by)
            """)
        .param("id", change.id())
        .param("tenant", change.tenant())
        .param("instance", change.instance())
        .param("hash", change.hash())
        .param("base", change.base())
        .param("parameters", Json.mapper().writeValueAsString(change.values()))
        .param("at", utc(change.at()))
        .param("by", change.by())
        .update();
  }

  Optional<RouteChange> find(UUID id) {
    return jdbc.sql("select * from route_change where id = :id")
        .param("id", id)
        .query(PostgresRouteChanges::row)
        .optional();
  }

  /** Those that are neither activated nor older than that, newest first. */
  List<RouteChange> open(String instance, Instant since) {
    return jdbc.sql(
            """
            select * from route_change where instance = :instance and activation is null
              and made_at > :since order by made_at desc limit 20
            """)
        .param("instance", instance)
        .param("since", utc(since))
        .query(PostgresRouteChanges::row)
        .list();
  }

  /** Goes on from another state of the instance; what was compared counts no more. */
  void rebase(UUID id, long base) {
    jdbc.sql(
            """
            update route_change set base = :base, compare_state = null, replay = null
            where id = :id and activation is null
            """)
        .param("id", id)
        .param("base", base)
        .update();
  }

  void activated(UUID id, long activation) {
    jdbc.sql("update route_change set activation = :activation where id = :id")
        .param("id", id)
        .param("activation", activation)
        .update();
  }

  /** Begins a comparison, unless one is under way in a process that lives. */
  boolean begin(UUID id, String by, Instant now, Instant dead) {
    return jdbc.sql(
                """
                update route_change set compare_state = 'RUNNING', compare_done = 0, compare_total = 0,
                  compare_beat = :now, compare_by = :by, compare_detail = '', replay = null
                where id = :id and activation is null
                  and (compare_state is distinct from 'RUNNING' or compare_beat < :dead)
                """)
            .param("id", id)
            .param("by", by)
            .param("now", utc(now))
            .param("dead", utc(dead))
            .update()
        == 1;
  }

  /** Whether it is still wanted. */
  boolean beat(UUID id, int done, int total, Instant now) {
    return jdbc.sql(
                """
                update route_change set compare_done = :done, compare_total = :total, compare_beat = :now
                where id = :id and compare_state = 'RUNNING'
                """)
            .param("id", id)
            .param("done", done)
            .param("total", total)
            .param("now", utc(now))
            .update()
        == 1;
  }

  void ended(UUID id, RouteChange.Comparison.State state, String detail, @Nullable Long replay) {
    jdbc.sql(
            """
            update route_change set compare_state = :state, compare_detail = :detail, replay = :replay
            where id = :id and compare_state = 'RUNNING'
            """)
        .param("id", id)
        .param("state", state.name())
        .param("detail", detail)
        .param("replay", replay)
        .update();
  }

  private static RouteChange row(ResultSet row, int index) throws SQLException {
    return new RouteChange(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("instance"),
        row.getString("hash"),
        row.getLong("base"),
        Json.mapper()
            .readValue(row.getString("parameters"), new TypeReference<Map<String, String>>() {}),
        row.getTimestamp("made_at").toInstant(),
        row.getString("made_by"),
        comparison(row),
        number(row, "activation"));
  }

  private static RouteChange.@Nullable Comparison comparison(ResultSet row) throws SQLException {
    @Nullable String state = row.getString("compare_state");
    return state == null
        ? null
        : new RouteChange.Comparison(
            RouteChange.Comparison.State.valueOf(state),
            row.getInt("compare_done"),
            row.getInt("compare_total"),
            row.getTimestamp("compare_beat").toInstant(),
            Optional.ofNullable(row.getString("compare_detail")).orElse(""),
            number(row, "replay"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
