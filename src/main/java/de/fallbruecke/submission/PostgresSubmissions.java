package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The repository over table submission; the only code that knows it. */
final class PostgresSubmissions implements Submissions {
  private static final String SELECT =
      """
      select id, tenant, channel, destination, external_id, external_case, state, held_from,
             service_key, service_name, test, memo, hold_code, hold_detail, decision, tries, trouble,
             announced_at, received_at, changed_at, version
        from submission
      """;

  private final JdbcClient jdbc;
  private final JdbcClient searching;

  /**
   * @param searching plans each statement for the values it is given
   */
  PostgresSubmissions(JdbcClient jdbc, JdbcClient searching) {
    this.jdbc = jdbc;
    this.searching = searching;
  }

  @Override
  public boolean add(Submission s, @Nullable Instant notBefore) {
    return jdbc.sql(
                """
                insert into submission (id, tenant, channel, destination, external_id, external_case,
                                        state, test, tries, announced_at, changed_at, version, not_before)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (destination, external_id) do nothing
                """)
            .param(s.id())
            .param(s.tenant())
            .param(s.channel())
            .param(s.destination())
            .param(s.externalId())
            .param(s.externalCase())
            .param(s.state().name())
            .param(s.test())
            .param(s.tries())
            .param(utc(s.announcedAt()))
            .param(utc(s.changedAt()))
            .param(s.version())
            .param(notBefore == null ? null : utc(notBefore))
            .update()
        == 1;
  }

  @Override
  public Optional<Submission> find(UUID id) {
    return jdbc.sql(SELECT + "where id = ?")
        .param(id)
        .query(PostgresSubmissions::submission)
        .optional();
  }

  @Override
  public Submission get(UUID id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public Submission lock(UUID id) {
    return jdbc.sql(SELECT + "where id = ? for update")
        .param(id)
        .query(PostgresSubmissions::submission)
        .optional()
        .orElseThrow(() -> unknown(id));
  }

  @Override
  public Optional<Submission> find(String destination, String externalId) {
    return jdbc.sql(SELECT + "where destination = ? and external_id = ?")
        .params(destination, externalId)
        .query(PostgresSubmissions::submission)
        .optional();
  }

  @Override
  public void save(Submission s) {
    Submission.Hold hold = s.hold();
    int changed =
        jdbc.sql(
                """
                update submission
                   set state = ?, held_from = ?, service_key = ?, service_name = ?, test = ?, memo = ?,
                       hold_code = ?, hold_detail = ?, decision = ?, tries = ?, trouble = ?, received_at = ?, changed_at = ?, version = ?,
                       delivered_at = coalesce(delivered_at, cast(? as timestamptz))
                 where id = ? and version = ?
                """)
            .param(s.state().name())
            .param(hold == null ? null : hold.from().name())
            .param(s.serviceKey())
            .param(s.serviceName())
            .param(s.test())
            .param(s.memo())
            .param(hold == null ? null : hold.code().name())
            .param(hold == null ? null : hold.detail())
            .param(s.decision())
            .param(s.tries())
            .param(s.trouble() == null ? null : s.trouble().name())
            .param(s.receivedAt() == null ? null : utc(s.receivedAt()))
            .param(utc(s.changedAt()))
            .param(s.version())
            .param(s.state() == SubmissionState.DELIVERED ? utc(s.changedAt()) : null)
            .param(s.id())
            .param(s.version() - 1)
            .update();
    if (changed != 1) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Submission %s was changed by somebody else meanwhile. Nothing was stored; look at its present state first."
              .formatted(s.id()));
    }
  }

  @Override
  public List<Submission> named(String written) {
    Optional<UUID> id = id(written);
    return jdbc.sql(
            SELECT
                + (id.isEmpty()
                    ? "where external_id = :written limit 100"
                    : "where external_id = :written or id = :id limit 100"))
        .param("written", written)
        .params(id.isEmpty() ? Map.of() : Map.of("id", id.get()))
        .query(PostgresSubmissions::submission)
        .list();
  }

  private static Optional<UUID> id(String written) {
    try {
      return Optional.of(UUID.fromString(written));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public IdQuery troubledBy(FaultCode code) {
    return new IdQuery(
        """
        select id from submission where hold_code = :submissionCode
        union all select id from submission where trouble = :submissionCode""",
        Map.of("submissionCode", code.name()));
  }

  @Override
  public List<Submission> page(Query query, Seek seek, int limit) {
    UUID id = seek.row();
    Optional<Conditions.Row> row = id == null ? Optional.empty() : row(id);
    boolean newer = seek.newer() && (id == null || row.isPresent());
    Conditions conditions =
        Conditions.of(new Overlap(searching).of(query), row.orElse(null), newer);
    List<Submission> found =
        searching
            .sql(
                SELECT
                    + conditions.where()
                    + (newer
                        ? " order by announced_at, id limit :limit"
                        : " order by announced_at desc, id desc limit :limit"))
            .params(conditions.parameters())
            .param("limit", limit)
            .query(PostgresSubmissions::submission)
            .list();
    return newer ? found.reversed() : found;
  }

  private Optional<Conditions.Row> row(UUID id) {
    return jdbc.sql("select announced_at from submission where id = ?")
        .param(id)
        .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional()
        .map(at -> new Conditions.Row(at, id));
  }

  @Override
  public Map<SubmissionState, Long> count(@Nullable String tenant) {
    Map<SubmissionState, Long> counts = new EnumMap<>(SubmissionState.class);
    jdbc.sql(
            "select state, count(*) from submission where cast(:tenant as text) is null or tenant = :tenant group by state")
        .param("tenant", tenant)
        .query(
            (ResultSet row) -> {
              counts.put(SubmissionState.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  private static Submission submission(ResultSet row, int n) throws SQLException {
    String heldFrom = row.getString("held_from");
    String trouble = row.getString("trouble");
    OffsetDateTime receivedAt = row.getObject("received_at", OffsetDateTime.class);
    return new Submission(
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("channel"),
        row.getString("destination"),
        row.getString("external_id"),
        row.getString("external_case"),
        SubmissionState.valueOf(row.getString("state")),
        heldFrom == null
            ? null
            : new Submission.Hold(
                SubmissionState.valueOf(heldFrom),
                FaultCode.valueOf(row.getString("hold_code")),
                row.getString("hold_detail")),
        row.getString("service_key"),
        row.getString("service_name"),
        row.getBoolean("test"),
        row.getString("memo"),
        row.getString("decision"),
        row.getInt("tries"),
        trouble == null ? null : FaultCode.valueOf(trouble),
        row.getObject("announced_at", OffsetDateTime.class).toInstant(),
        receivedAt == null ? null : receivedAt.toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getInt("version"));
  }

  private static Fault unknown(UUID id) {
    return new Fault(
        FaultCode.SUBMISSION_UNKNOWN,
        "There is no submission %s in this installation.".formatted(id));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
