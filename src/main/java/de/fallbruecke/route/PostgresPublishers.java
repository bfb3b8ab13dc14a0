package de.fallbruecke.route;

import de.fallbruecke.route.archive.Publisher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table route_publisher. */
final class PostgresPublishers {
  private final JdbcClient jdbc;

  PostgresPublishers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Publishers.Entry> of(String tenant) {
    return jdbc.sql(
            "select * from route_publisher where tenant = :tenant order by name, thumbprint")
        .param("tenant", tenant)
        .query(PostgresPublishers::entry)
        .list();
  }

  boolean elsewhere(String thumbprint, String tenant) {
    return jdbc.sql(
            "select exists (select 1 from route_publisher where thumbprint = :thumbprint and tenant <> :tenant)")
        .param("thumbprint", thumbprint)
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  /** Adds it, or revokes the one that is there; a revocation is never taken back. */
  void put(String tenant, Publisher publisher, Instant at, String by) {
    jdbc.sql(
            """
            insert into route_publisher (tenant, thumbprint, name, x, expires, revoked, added_at, added_by)
            values (:tenant, :thumbprint, :name, :x, :expires, :revoked, :at, :by)
            on conflict (tenant, thumbprint) do update
              set revoked = coalesce(route_publisher.revoked, excluded.revoked)
            """)
        .param("tenant", tenant)
        .param("thumbprint", publisher.thumbprint())
        .param("name", publisher.name())
        .param("x", publisher.x())
        .param("expires", utc(publisher.expires()))
        .param("revoked", utc(publisher.revoked()))
        .param("at", utc(at))
        .param("by", by)
        .update();
  }

  private static Publishers.Entry entry(ResultSet row, int index) throws SQLException {
    return new Publishers.Entry(
        new Publisher(
            row.getString("name"),
            row.getString("thumbprint"),
            row.getString("x"),
            instant(row.getTimestamp("expires")),
            instant(row.getTimestamp("revoked"))),
        row.getTimestamp("added_at").toInstant(),
        row.getString("added_by"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
