package de.fallbruecke.proof;

import de.fallbruecke.evidence.ChainFinding;
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

/** The checks in tables chain_check and chain_check_finding. */
final class CheckLog {
  private final JdbcClient jdbc;

  CheckLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(ChainCheck check) {
    jdbc.sql(
            """
            insert into chain_check (id, tenant, ordered_by, total, checked, entries, broken, cursor,
              state, begun_at, finished_at)
            values (:id, :tenant, :by, :total, :checked, :entries, :broken, :cursor, :state, :begun, :finished)
            """)
        .param("id", check.id())
        .param("tenant", check.tenant())
        .param("by", check.by())
        .param("total", check.total())
        .param("checked", check.checked())
        .param("entries", check.entries())
        .param("broken", check.broken())
        .param("cursor", check.cursor())
        .param("state", check.state().name())
        .param("begun", utc(check.begunAt()))
        .param("finished", utc(check.finishedAt()))
        .update();
  }

  /** Stores progress; false if somebody stopped it meanwhile. */
  boolean save(ChainCheck check) {
    return jdbc.sql(
                """
                update chain_check set checked = :checked, entries = :entries, broken = :broken, cursor = :cursor, state = :state,
                  finished_at = :finished where id = :id and state = 'RUNNING'
                """)
            .param("checked", check.checked())
            .param("entries", check.entries())
            .param("broken", check.broken())
            .param("cursor", check.cursor())
            .param("state", check.state().name())
            .param("finished", utc(check.finishedAt()))
            .param("id", check.id())
            .update()
        == 1;
  }

  void found(UUID check, ChainFinding finding) {
    jdbc.sql(
            "insert into chain_check_finding (chain_check, submission, entry) values (?, ?, ?) on conflict do nothing")
        .params(check, finding.submission(), finding.brokenAt())
        .update();
  }

  Optional<ChainCheck> running() {
    return jdbc.sql("select * from chain_check where state = 'RUNNING' order by begun_at limit 1")
        .query(CheckLog::check)
        .optional();
  }

  Optional<ChainCheck> find(UUID id) {
    return jdbc.sql("select * from chain_check where id = ?")
        .param(id)
        .query(CheckLog::check)
        .optional();
  }

  List<ChainCheck> newest(int limit) {
    return jdbc.sql("select * from chain_check order by begun_at desc limit ?")
        .param(limit)
        .query(CheckLog::check)
        .list();
  }

  List<ChainFinding> findings(UUID check, int limit) {
    return jdbc.sql(
            "select submission, entry from chain_check_finding where chain_check = ? order by submission limit ?")
        .param(check)
        .param(limit)
        .query((row, n) -> new ChainFinding(row.getObject(1, UUID.class), 0, row.getInt(2)))
        .list();
  }

  private static ChainCheck check(ResultSet row, int index) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new ChainCheck(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("ordered_by"),
        row.getLong("total"),
        row.getLong("checked"),
        row.getLong("entries"),
        row.getLong("broken"),
        row.getObject("cursor", UUID.class),
        ChainCheck.State.valueOf(row.getString("state")),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
