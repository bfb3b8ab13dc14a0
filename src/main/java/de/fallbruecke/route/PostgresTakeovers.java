package de.fallbruecke.route;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table route_takeover. */
final class PostgresTakeovers {
  private static final String COLUMNS =
      "id, tenant, package, version, hash, archive_sha512, source, publisher, thumbprint, x, uploaded_at, uploaded_by, taken_at, taken_by";

  private final JdbcClient jdbc;

  PostgresTakeovers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Takeover takeover, byte[] archive) {
    jdbc.sql(
            """
            insert into route_takeover (id, tenant, package, version, hash, archive, archive_sha512,
              source, publisher, thumbprint, x, uploaded_at, uploaded_by)
            values (:id, :tenant, :package, :version, :hash, :archive, :sha512,
              :source, :publisher, :thumbprint, :x, :at, :by)
            """)
        .param("id", takeover.id())
        .param("tenant", takeover.tenant())
        .param("package", takeover.packageId())
        .param("version", takeover.version())
        .param("hash", takeover.hash())
        .param("archive", archive)
        .param("sha512", takeover.archiveSha512())
        .param("source", takeover.source())
        .param("publisher", takeover.publisher())
        .param("thumbprint", takeover.thumbprint())
        .param("x", takeover.x())
        .param("at", takeover.uploadedAt().atOffset(ZoneOffset.UTC))
        .param("by", takeover.uploadedBy())
        .update();
  }

  /** What was looked at and left. */
  void forgetLeft(Instant before) {
    jdbc.sql("delete from route_takeover where taken_at is null and uploaded_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Takeover> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from route_takeover where id = :id")
        .param("id", id)
        .query(PostgresTakeovers::row)
        .optional();
  }

  byte[] archive(UUID id) {
    return jdbc.sql("select archive from route_takeover where id = :id")
        .param("id", id)
        .query((row, index) -> row.getBytes("archive"))
        .single();
  }

  /** Marks it; taking it twice changes nothing. */
  void taken(UUID id, String by, Instant at) {
    jdbc.sql(
            "update route_takeover set taken_at = :at, taken_by = :by where id = :id and taken_at is null")
        .param("id", id)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What the tenant took over, newest first. */
  List<Takeover> of(String tenant) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from route_takeover where tenant = :tenant and taken_at is not null order by taken_at desc")
        .param("tenant", tenant)
        .query(PostgresTakeovers::row)
        .list();
  }

  /** What all tenants took over, newest first. */
  List<Takeover> all() {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from route_takeover where taken_at is not null order by taken_at desc")
        .query(PostgresTakeovers::row)
        .list();
  }

  private static Takeover row(ResultSet row, int index) throws SQLException {
    return new Takeover(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("package"),
        row.getString("version"),
        row.getString("hash"),
        row.getString("archive_sha512"),
        row.getString("source"),
        row.getString("publisher"),
        row.getString("thumbprint"),
        row.getString("x"),
        row.getTimestamp("uploaded_at").toInstant(),
        row.getString("uploaded_by"),
        instant(row.getTimestamp("taken_at")),
        row.getString("taken_by"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
