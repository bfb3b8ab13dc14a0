package de.fallbruecke.fitconnect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table key_renewal. */
final class RenewalTable {
  private final JdbcClient jdbc;

  RenewalTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Newest first. */
  List<Renewal> of(String destination) {
    return jdbc.sql(
            "select * from key_renewal where destination = ? order by made_at desc limit 50")
        .param(destination)
        .query(RenewalTable::renewal)
        .list();
  }

  Optional<Renewal> find(UUID id) {
    return jdbc.sql("select * from key_renewal where id = ?")
        .param(id)
        .query(RenewalTable::renewal)
        .optional();
  }

  /** False if another renewal of the destination is open. */
  boolean add(Renewal made) {
    return jdbc.sql(
                """
                insert into key_renewal (id, destination, kid, old_kids, state, made_at, made_by, version)
                values (?, ?, ?, ?, ?, ?, ?, 1) on conflict do nothing
                """)
            .params(
                made.id(),
                made.destination(),
                made.kid(),
                made.oldKids().toArray(String[]::new),
                made.state().name(),
                utc(made.madeAt()),
                made.madeBy())
            .update()
        == 1;
  }

  /** False if it has changed since. */
  boolean advance(Renewal from, Renewal.State state, @Nullable String endedBy, Instant now) {
    return jdbc.sql(
                """
                update key_renewal
                   set state = :state, version = version + 1,
                       published_at = case when :state = 'PUBLISHED' then :now else published_at end,
                       ended_at = case when cast(:by as text) is null then null else :now end,
                       ended_by = cast(:by as text)
                 where id = :id and version = :version and ended_at is null
                """)
            .param("state", state.name())
            .param("now", utc(now))
            .param("by", endedBy)
            .param("id", from.id())
            .param("version", from.version())
            .update()
        == 1;
  }

  private static Renewal renewal(ResultSet row, int number) throws SQLException {
    return new Renewal(
        row.getObject("id", UUID.class),
        row.getString("destination"),
        row.getString("kid"),
        List.of((String[]) row.getArray("old_kids").getArray()),
        Renewal.State.valueOf(row.getString("state")),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getString("made_by"),
        instant(row, "published_at"),
        instant(row, "ended_at"),
        row.getString("ended_by"),
        row.getInt("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
