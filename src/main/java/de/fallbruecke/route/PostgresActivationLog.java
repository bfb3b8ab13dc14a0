package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/** The only place that knows table route_activation. */
final class PostgresActivationLog implements ActivationLog {
  /** An advisory lock of the transaction: entries are few and must come one after the other. */
  private static final long LOCK = 0x0FA11B00L;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  PostgresActivationLog(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public List<Activation> current() {
    return jdbc.sql(
            "select distinct on (instance) * from route_activation order by instance, id desc")
        .query(PostgresActivationLog::entry)
        .list();
  }

  @Override
  public List<Activation> of(String instance) {
    return jdbc.sql("select * from route_activation where instance = :instance order by id desc")
        .param("instance", instance)
        .query(PostgresActivationLog::entry)
        .list();
  }

  @Override
  public List<Activation> ofTenant(String tenant) {
    return jdbc.sql("select * from route_activation where tenant = :tenant order by id desc")
        .param("tenant", tenant)
        .query(PostgresActivationLog::entry)
        .list();
  }

  @Override
  public long latest() {
    return jdbc.sql("select coalesce(max(id), 0) from route_activation").query(Long.class).single();
  }

  @Override
  public Activation add(Optional<Activation> previous, Activation next) {
    Activation stored = transaction.execute(status -> locked(previous, next));
    if (stored == null) {
      throw new IllegalStateException("The transaction gives an entry");
    }
    return stored;
  }

  private Activation locked(Optional<Activation> previous, Activation next) {
    // With the lock the ids are committed in their order; a process that saw 7 has seen 6.
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    Optional<Long> newest =
        jdbc.sql(
                "select max(id) from route_activation where instance = :instance having max(id) > 0")
            .param("instance", next.instance())
            .query(Long.class)
            .optional();
    if (!newest.equals(previous.map(Activation::id))) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Somebody else changed the instance '%s' just now. Nothing was changed; look at it and try again."
              .formatted(next.instance()));
    }
    return jdbc.sql(
            """
            insert into route_activation (instance, tenant, kind, origin, package, version, hash,
              parameters, at, done_by, note, restores)
            values (:instance, :tenant, :kind, :origin, :package, :version, :hash,
              :parameters, :at, :by, :note, :restores)
            returning *
            """)
        .param("instance", next.instance())
        .param("tenant", next.tenant())
        .param("kind", next.kind().name())
        .param("origin", next.origin().name())
        .param("package", next.packageId())
        .param("version", next.version())
        .param("hash", next.hash())
        .param("parameters", Json.mapper().writeValueAsString(next.values()))
        .param("at", next.at().atOffset(ZoneOffset.UTC))
        .param("by", next.by())
        .param("note", next.note())
        .param("restores", next.restores())
        .query(PostgresActivationLog::entry)
        .single();
  }

  private static Activation entry(ResultSet row, int index) throws SQLException {
    return new Activation(
        row.getLong("id"),
        row.getString("instance"),
        row.getString("tenant"),
        Activation.Kind.valueOf(row.getString("kind")),
        Activation.Origin.valueOf(row.getString("origin")),
        row.getString("package"),
        row.getString("version"),
        row.getString("hash"),
        Json.mapper()
            .readValue(row.getString("parameters"), new TypeReference<Map<String, String>>() {}),
        row.getTimestamp("at").toInstant(),
        row.getString("done_by"),
        row.getString("note"),
        restores(row));
  }

  private static @Nullable Long restores(ResultSet row) throws SQLException {
    long id = row.getLong("restores");
    return row.wasNull() ? null : id;
  }
}
