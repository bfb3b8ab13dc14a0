package de.fallbruecke.reply;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code reply}; the only code that knows it. */
final class PostgresReplies implements Replies {
  private final JdbcClient jdbc;

  PostgresReplies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean add(Reply reply) {
    Reply.Origin origin = reply.origin();
    return jdbc.sql(
                """
                insert into reply (id, case_id, submission, tenant, destination, target, kind,
                  idempotency_key, fingerprint, state, code, detail, tries, created_at, changed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (target, idempotency_key) do nothing
                """)
            .param(reply.id())
            .param(origin.caseId())
            .param(origin.submission())
            .param(origin.tenant())
            .param(origin.destination())
            .param(origin.target())
            .param(origin.kind().name())
            .param(origin.idempotencyKey())
            .param(origin.fingerprint())
            .param(reply.state().name())
            .param(reply.code() == null ? null : reply.code().name())
            .param(reply.detail())
            .param(reply.tries())
            .param(utc(origin.createdAt()))
            .param(utc(reply.changedAt()))
            .param(reply.version())
            .update()
        == 1;
  }

  @Override
  public Optional<Reply> find(UUID id) {
    return query("where id = ?", id).stream().findFirst();
  }

  @Override
  public Reply get(UUID id) {
    return find(id)
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.REPLY_UNKNOWN,
                    "There is no reply %s. Nothing was changed.".formatted(id)));
  }

  @Override
  public Optional<Reply> find(String target, String idempotencyKey) {
    return query("where target = ? and idempotency_key = ?", target, idempotencyKey).stream()
        .findFirst();
  }

  @Override
  public List<Reply> of(UUID caseId, String target) {
    return query("where case_id = ? and target = ? order by created_at, id", caseId, target);
  }

  @Override
  public List<Reply> ofSubmission(UUID submission) {
    return query("where submission = ? order by created_at, id", submission);
  }

  @Override
  public List<Reply> in(ReplyState state, int limit) {
    return query("where state = ? order by created_at, id limit ?", state.name(), limit);
  }

  @Override
  public List<Reply> in(ReplyState state, @Nullable Set<String> tenants, int limit) {
    return tenants == null
        ? in(state, limit)
        : query(
            "where state = ? and tenant = any(string_to_array(?, ',')) order by created_at, id limit ?",
            state.name(),
            String.join(",", tenants),
            limit);
  }

  @Override
  public List<Reply> handedOver(String destination, int limit) {
    return query(
        "where state = 'SUBMITTED' and destination = ? order by created_at, id limit ?",
        destination,
        limit);
  }

  @Override
  public IdQuery submissionsWithOpen() {
    return new IdQuery(
        "select submission from reply where state not in ('TAKEN', 'REFUSED', 'NOT_SENDABLE')",
        Map.of());
  }

  @Override
  public void save(Reply next) {
    int changed =
        jdbc.sql(
                """
                update reply
                   set state = ?, held_from = ?, code = ?, detail = ?, external_id = ?, tries = ?,
                       submitted_at = ?, purged_at = ?, changed_at = ?, version = ?
                 where id = ? and version = ?
                """)
            .param(next.state().name())
            .param(next.heldFrom() == null ? null : next.heldFrom().name())
            .param(next.code() == null ? null : next.code().name())
            .param(next.detail())
            .param(next.externalId())
            .param(next.tries())
            .param(next.submittedAt() == null ? null : utc(next.submittedAt()))
            .param(next.purgedAt() == null ? null : utc(next.purgedAt()))
            .param(utc(next.changedAt()))
            .param(next.version())
            .param(next.id())
            .param(next.version() - 1)
            .update();
    if (changed != 1) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Reply %s was changed by another process at the same time. Nothing was changed here."
              .formatted(next.id()));
    }
  }

  @Override
  public List<Stuck> stuck(Instant before) {
    return jdbc.sql(
            """
            select tenant, count(*) filter (where state = 'HELD') as held,
              count(*) filter (where state <> 'HELD') as waiting,
              (array_agg(id order by created_at, id))[1] as oldest
              from reply
             where state not in ('TAKEN', 'REFUSED', 'NOT_SENDABLE')
               and (state = 'HELD' or created_at < ?)
             group by tenant order by tenant
            """)
        .param(utc(before))
        .query(
            (row, n) ->
                new Stuck(
                    row.getString("tenant"),
                    row.getLong("held"),
                    row.getLong("waiting"),
                    row.getObject("oldest", UUID.class)))
        .list();
  }

  private List<Reply> query(String where, Object... parameters) {
    return jdbc.sql("select * from reply " + where)
        .params(parameters)
        .query(PostgresReplies::reply)
        .list();
  }

  private static Reply reply(ResultSet row, int number) throws SQLException {
    String from = row.getString("held_from");
    String code = row.getString("code");
    return new Reply(
        row.getObject("id", UUID.class),
        new Reply.Origin(
            row.getObject("case_id", UUID.class),
            row.getObject("submission", UUID.class),
            row.getString("tenant"),
            row.getString("destination"),
            row.getString("target"),
            Reply.Kind.valueOf(row.getString("kind")),
            row.getString("idempotency_key"),
            row.getString("fingerprint"),
            row.getObject("created_at", OffsetDateTime.class).toInstant()),
        ReplyState.valueOf(row.getString("state")),
        from == null ? null : ReplyState.valueOf(from),
        code == null ? null : FaultCode.valueOf(code),
        row.getString("detail"),
        row.getString("external_id"),
        row.getInt("tries"),
        instant(row, "submitted_at"),
        instant(row, "purged_at"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getInt("version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
