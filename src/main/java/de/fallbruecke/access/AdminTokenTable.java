package de.fallbruecke.access;

import de.fallbruecke.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;

/** The only place that knows table admin_token. */
final class AdminTokenTable {
  private final JdbcClient jdbc;

  AdminTokenTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(AdminToken token, String secret) {
    jdbc.sql(
            """
            insert into admin_token (id, hash, person, name, grants, created_at, expires_at)
            values (:id, :hash, :person, :name, :grants, :createdAt, :expiresAt)
            """)
        .param("id", token.id())
        .param("hash", Sha256.hex(secret))
        .param("person", token.person())
        .param("name", token.name())
        .param("grants", written(token.grants()).toArray(String[]::new))
        .param("createdAt", utc(token.createdAt()))
        .param("expiresAt", utc(token.expiresAt()))
        .update();
  }

  Optional<AdminToken> presented(String secret) {
    return jdbc.sql("select * from admin_token where hash = ?")
        .param(Sha256.hex(secret))
        .query(AdminTokenTable::token)
        .optional();
  }

  Optional<AdminToken> find(UUID id) {
    return jdbc.sql("select * from admin_token where id = ?")
        .param(id)
        .query(AdminTokenTable::token)
        .optional();
  }

  /** Newest first. */
  List<AdminToken> of(String person, Instant since, int limit) {
    return jdbc.sql(
            """
            select * from admin_token where person = ? and created_at > ?
            order by created_at desc, id desc limit ?
            """)
        .params(person, utc(since), limit)
        .query(AdminTokenTable::token)
        .list();
  }

  /** Those of the person and those that may anything within the scope, newest first. */
  List<AdminToken> within(TenantScope scope, String person, @Nullable UUID before, int limit) {
    String[] tenants =
        scope.tenants().isEmpty()
            ? new String[0]
            : Stream.concat(Stream.of(Person.EVERYWHERE), scope.tenants().stream())
                .toArray(String[]::new);
    return jdbc.sql(
            """
            select * from admin_token
            where (:everywhere or person = :person or exists (
                     select 1 from unnest(grants) one
                     where substring(one from position('@' in one) + 1) = any(:tenants)))
              and (cast(:before as uuid) is null or (created_at, id) < (
                     select b.created_at, b.id from admin_token b where b.id = cast(:before as uuid)))
            order by created_at desc, id desc limit :limit
            """)
        .param("everywhere", scope.everywhere())
        .param("person", person)
        .param("tenants", tenants)
        .param("before", before)
        .param("limit", limit)
        .query(AdminTokenTable::token)
        .list();
  }

  /** Those that were not revoked and do not end before that moment, by their end. */
  List<AdminToken> ending(Instant after) {
    return jdbc.sql(
            """
            select * from admin_token where revoked_at is null and expires_at > ?
            order by expires_at, id limit 1000
            """)
        .param(utc(after))
        .query(AdminTokenTable::token)
        .list();
  }

  void used(UUID id, Instant now) {
    jdbc.sql("update admin_token set used_at = ? where id = ?").params(utc(now), id).update();
  }

  /** Whether it was not revoked before. */
  boolean revoke(UUID id, Instant now) {
    return jdbc.sql("update admin_token set revoked_at = ? where id = ? and revoked_at is null")
            .params(utc(now), id)
            .update()
        == 1;
  }

  static List<String> written(Map<String, Set<Role>> grants) {
    return Persons.authorities(grants).stream()
        .map(GrantedAuthority::getAuthority)
        .map(String::valueOf)
        .sorted()
        .toList();
  }

  private static AdminToken token(ResultSet row, int number) throws SQLException {
    return new AdminToken(
        row.getObject("id", UUID.class),
        row.getString("person"),
        row.getString("name"),
        Persons.grants(Arrays.asList((String[]) row.getArray("grants").getArray())),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        instant(row, "used_at"),
        instant(row, "revoked_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
