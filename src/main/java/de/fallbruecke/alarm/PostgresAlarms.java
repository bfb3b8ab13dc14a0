package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/**
 * The repository over table alarm. Every change is one statement that changes nothing when another
 * process was faster, and says so.
 */
final class PostgresAlarms implements Alarms {
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
  private static final RowMapper<Alarm> ALARM =
      (row, n) -> {
        OffsetDateTime cleared = row.getObject("cleared_at", OffsetDateTime.class);
        OffsetDateTime taken = row.getObject("taken_at", OffsetDateTime.class);
        return new Alarm(
            row.getObject("id", UUID.class),
            row.getString("cause"),
            FaultCode.valueOf(row.getString("code")),
            row.getString("tenant"),
            row.getString("destination"),
            Severity.valueOf(row.getString("severity")),
            row.getInt("level"),
            row.getString("detail"),
            Json.mapper().readValue(row.getString("facts"), FACTS),
            row.getObject("raised_at", OffsetDateTime.class).toInstant(),
            row.getObject("last_seen", OffsetDateTime.class).toInstant(),
            cleared == null ? null : cleared.toInstant(),
            taken == null ? null : new Alarm.Care(row.getString("taken_by"), taken.toInstant()),
            row.getInt("version"));
      };

  /** What belongs to no tenant is only within no limit. */
  private static final String WITHIN = "(:all or tenant = any(:tenants))";

  private static final String OPEN =
      """
      select * from alarm
       where cleared_at is null and %s
         and (:after::uuid is null or (severity <> 'CRITICAL', raised_at, id) >
              (select severity <> 'CRITICAL', raised_at, id from alarm where id = :after::uuid))
       order by severity <> 'CRITICAL', raised_at, id limit :limit
      """
          .formatted(WITHIN);

  private static final String OVER =
      """
      select * from alarm
       where cleared_at is not null and %s
         and (:after::uuid is null or (cleared_at, id) <
              (select cleared_at, id from alarm where id = :after::uuid))
       order by cleared_at desc, id desc limit :limit
      """
          .formatted(WITHIN);

  private static final String GROUPS =
      """
      select code, count(*) as number, bool_or(severity = 'CRITICAL') as critical,
             min(raised_at) as oldest,
             array_agg(distinct destination) filter (where destination is not null) as destinations
        from alarm where cleared_at is null and %s
       group by code order by critical desc, oldest, code
      """
          .formatted(WITHIN);

  private final JdbcClient jdbc;

  PostgresAlarms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Alarm> open() {
    return jdbc.sql(
            "select * from alarm where cleared_at is null order by severity <> 'CRITICAL', raised_at, id")
        .query(ALARM)
        .list();
  }

  @Override
  public List<AlarmGroup> groups(@Nullable Set<String> tenants) {
    return jdbc.sql(GROUPS)
        .param("all", tenants == null)
        .param("tenants", names(tenants))
        .query(
            (row, n) ->
                new AlarmGroup(
                    FaultCode.valueOf(row.getString("code")),
                    row.getLong("number"),
                    row.getBoolean("critical"),
                    row.getObject("oldest", OffsetDateTime.class).toInstant(),
                    named(row.getArray("destinations"))))
        .list();
  }

  private static List<String> named(@Nullable Array destinations) throws SQLException {
    return destinations == null
        ? List.of()
        : Arrays.stream((String[]) destinations.getArray()).limit(AlarmGroup.NAMED).toList();
  }

  @Override
  public int countOpen(@Nullable Set<String> tenants) {
    return jdbc.sql("select count(*) from alarm where cleared_at is null and " + WITHIN)
        .param("all", tenants == null)
        .param("tenants", names(tenants))
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<Alarm> find(UUID id) {
    return jdbc.sql("select * from alarm where id = ?").param(id).query(ALARM).optional();
  }

  @Override
  public List<Alarm> find(AlarmQuery query) {
    return jdbc.sql(query.over() ? OVER : OPEN)
        .param("all", query.tenants() == null)
        .param("tenants", names(query.tenants()))
        .param("after", query.after(), Types.OTHER)
        .param("limit", query.limit())
        .query(ALARM)
        .list();
  }

  private static String[] names(@Nullable Set<String> tenants) {
    return tenants == null ? new String[0] : tenants.toArray(String[]::new);
  }

  /**
   * Notes who looks after it.
   *
   * @param by null: nobody
   * @param version the one that was seen
   * @return whether it is open and has that version
   */
  boolean care(UUID id, int version, @Nullable String by, Instant now) {
    return jdbc.sql(
                """
                update alarm set taken_by = :by, taken_at = :at, version = version + 1
                 where id = :id and version = :version and cleared_at is null
                """)
            .param("by", by, Types.VARCHAR)
            .param("at", by == null ? null : utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  /** Opens it unless its cause has an open one; returns whether it was opened. */
  boolean raise(Alarm alarm) {
    return jdbc.sql(
                """
                insert into alarm (id, cause, code, tenant, destination, severity, level, detail, facts,
                                   raised_at, last_seen)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (cause) where cleared_at is null do nothing
                """)
            .param(alarm.id())
            .param(alarm.cause())
            .param(alarm.code().name())
            .param(alarm.tenant())
            .param(alarm.destination())
            .param(alarm.severity().name())
            .param(alarm.level())
            .param(alarm.detail())
            .param(Json.mapper().writeValueAsString(alarm.facts()))
            .param(utc(alarm.raisedAt()))
            .param(utc(alarm.lastSeen()))
            .update()
        == 1;
  }

  /**
   * Stores how it looks now.
   *
   * @param level the level it is known to have; another process may have changed it
   * @return whether it is open and had that level
   */
  boolean see(Alarm seen, int level) {
    return jdbc.sql(
                """
                update alarm set severity = ?, level = ?, detail = ?, facts = ?, last_seen = ?
                 where id = ? and level = ? and cleared_at is null
                """)
            .param(seen.severity().name())
            .param(seen.level())
            .param(seen.detail())
            .param(Json.mapper().writeValueAsString(seen.facts()))
            .param(utc(seen.lastSeen()))
            .param(seen.id())
            .param(level)
            .update()
        == 1;
  }

  /** Closes it; returns whether it was open. */
  boolean clear(UUID id, Instant now) {
    return jdbc.sql("update alarm set cleared_at = ? where id = ? and cleared_at is null")
            .params(utc(now), id)
            .update()
        == 1;
  }

  /** Removes what was over before that moment. */
  void forget(Instant before) {
    jdbc.sql("delete from alarm where cleared_at < ?").param(utc(before)).update();
  }

  /**
   * Notes that alarms are judged now.
   *
   * @param longestBreak a longer one means that nobody watched meanwhile
   * @return since when they have been judged without such a break
   */
  Instant watch(Instant now, Duration longestBreak) {
    return jdbc.sql(
            """
            insert into alarm_watch as w (only_row, evaluated_at, watching_since) values (true, :now, :now)
            on conflict (only_row) do update
               set watching_since = case when w.evaluated_at < :lost then :now else w.watching_since end,
                   evaluated_at = :now
            returning watching_since
            """)
        .param("now", utc(now))
        .param("lost", utc(now.minus(longestBreak)))
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /** When {@link #watch} was called last; empty if it never was. */
  Optional<Instant> watchedLast() {
    return jdbc.sql("select evaluated_at from alarm_watch")
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
