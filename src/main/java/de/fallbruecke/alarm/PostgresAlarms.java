package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
            cleared == null ? null : cleared.toInstant());
      };

  private final JdbcClient jdbc;

  PostgresAlarms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Alarm> open() {
    return jdbc.sql(
            "select * from alarm where cleared_at is null order by severity = 'CRITICAL' desc, raised_at, cause")
        .query(ALARM)
        .list();
  }

  @Override
  public int countOpen() {
    return jdbc.sql("select count(*) from alarm where cleared_at is null")
        .query(Integer.class)
        .single();
  }

  @Override
  public List<Alarm> cleared(int limit) {
    return jdbc.sql(
            "select * from alarm where cleared_at is not null order by cleared_at desc, cause limit ?")
        .param(limit)
        .query(ALARM)
        .list();
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
