package de.fallbruecke.delivery;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries and attempts in PostgreSQL. The only place that knows the two tables. */
final class JdbcDeliveries implements Deliveries {
  private static final String INSERT =
      """
      insert into delivery (id, submission, case_id, target, required, idempotency_key, state,
        attempts, failures, unsettled, retry_at, code, detail, reference, created_at, since,
        changed_at, version)
      values (:id, :submission, :caseId, :target, :required, :key, :state,
        :attempts, :failures, :unsettled, :retryAt, :code, :detail, :reference, :createdAt, :since,
        :changedAt, :version)
      on conflict (idempotency_key) do nothing
      """;
  private static final String UPDATE =
      """
      update delivery set state = :state, attempts = :attempts, failures = :failures,
        unsettled = unsettled or :unsettled, retry_at = :retryAt, code = :code, detail = :detail,
        reference = :reference, since = :since, changed_at = :changedAt, version = :version
      where id = :id and version = :version - 1
      """;

  private final JdbcClient jdbc;

  JdbcDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Delivery add(Delivery pending) {
    bound(INSERT, pending)
        .param("submission", pending.submission())
        .param("caseId", pending.caseId())
        .param("target", pending.target())
        .param("required", pending.required())
        .param("key", pending.idempotencyKey())
        .param("createdAt", utc(pending.createdAt()))
        .update();
    return jdbc.sql("select * from delivery where idempotency_key = :key")
        .param("key", pending.idempotencyKey())
        .query(JdbcDeliveries::delivery)
        .single();
  }

  @Override
  public Delivery get(UUID id) {
    return jdbc.sql("select * from delivery where id = :id")
        .param("id", id)
        .query(JdbcDeliveries::delivery)
        .optional()
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.DELIVERY_UNKNOWN,
                    "There is no delivery %s. Nothing was done; check the id.".formatted(id)));
  }

  @Override
  public List<Delivery> of(UUID submission) {
    return jdbc.sql("select * from delivery where submission = :submission order by ordinal")
        .param("submission", submission)
        .query(JdbcDeliveries::delivery)
        .list();
  }

  @Override
  public List<Attempt> attempts(UUID delivery) {
    return jdbc.sql("select * from attempt where delivery = :delivery order by number")
        .param("delivery", delivery)
        .query(JdbcDeliveries::attempt)
        .list();
  }

  @Override
  public IdQuery submissionsWith(@Nullable String target, @Nullable DeliveryState state) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (target != null) {
      conditions.add("target = :deliveryTarget");
      parameters.put("deliveryTarget", target);
    }
    if (state != null) {
      // the state stands in the text, so that the index of unfinished deliveries fits
      conditions.add("state = '%s'".formatted(state.name()));
    }
    String found = "select submission from delivery where " + String.join(" and ", conditions);
    return new IdQuery(found, parameters, few(found, parameters));
  }

  private boolean few(String found, Map<String, Object> parameters) {
    return jdbc.sql("select count(*) <= :most from (" + found + " limit :most + 1) found")
        .params(parameters)
        .param("most", IdQuery.FEW)
        .query(Boolean.class)
        .single();
  }

  @Override
  public long count(DeliveryState state, Set<String> targets, int most) {
    if (targets.isEmpty()) {
      return 0;
    }
    // the state stands in the text, so that the index of unfinished deliveries fits
    return jdbc.sql(
            "select count(*) from (select from delivery where state = '%s' and target in (:targets) limit :most) found"
                .formatted(state.name()))
        .param("targets", targets)
        .param("most", most + 1)
        .query(Long.class)
        .single();
  }

  @Override
  public IdQuery submissionsWith(FaultCode code) {
    return new IdQuery(
        "select submission from delivery where code = :deliveryCode",
        Map.of("deliveryCode", code.code()));
  }

  @Override
  public void begin(Delivery sending) {
    require(sending, sending.state() == DeliveryState.SENDING);
    save(sending);
    beginAttempt(sending, sending.changedAt());
  }

  @Override
  public void finish(Delivery next, Outcome outcome) {
    save(next);
    endAttempt(next, outcome);
  }

  @Override
  public void complete(Delivery next, Instant began, Outcome outcome) {
    save(next);
    beginAttempt(next, began);
    endAttempt(next, outcome);
  }

  private void beginAttempt(Delivery delivery, Instant began) {
    jdbc.sql("insert into attempt (delivery, number, started_at) values (:delivery, :number, :at)")
        .param("delivery", delivery.id())
        .param("number", delivery.attempts())
        .param("at", utc(began))
        .update();
  }

  private void endAttempt(Delivery next, Outcome outcome) {
    // An outcome ends the attempt; only a Delivered one may make the delivery DELIVERED.
    require(next, next.state() != DeliveryState.SENDING && next.state() != DeliveryState.PENDING);
    require(
        next, (next.state() == DeliveryState.DELIVERED) == (outcome instanceof Outcome.Delivered));
    if (!end(next.id(), next.attempts(), outcome, next.changedAt())) {
      throw concurrent(next);
    }
  }

  @Override
  public boolean end(UUID delivery, int attempt, Outcome outcome, Instant at) {
    if (outcome instanceof Outcome.Unclear) {
      jdbc.sql("update delivery set unsettled = true where id = :id")
          .param("id", delivery)
          .update();
    }
    return jdbc.sql(
                """
                update attempt set ended_at = :at, outcome = :outcome, detail = :detail
                where delivery = :delivery and number = :number and ended_at is null
                """)
            .param("at", utc(at))
            .param("outcome", OutcomeText.of(outcome))
            .param("detail", OutcomeText.detail(outcome))
            .param("delivery", delivery)
            .param("number", attempt)
            .update()
        == 1;
  }

  @Override
  public void save(Delivery next) {
    if (bound(UPDATE, next).update() != 1) {
      throw concurrent(next);
    }
  }

  @Override
  public List<Change> changes(@Nullable Instant from, int limit) {
    return jdbc.sql(
            "select id, version, target, changed_at from delivery where changed_at >= :from order by changed_at desc limit :limit")
        .param("from", utc(from == null ? Instant.EPOCH : from))
        .param("limit", from == null ? 1 : limit)
        .query(
            (row, n) ->
                new Change(
                    row.getObject("id", UUID.class),
                    row.getInt("version"),
                    row.getString("target"),
                    instant(row, "changed_at")))
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, Delivery delivery) {
    FaultCode code = delivery.code();
    Instant retryAt = delivery.retryAt();
    return jdbc.sql(sql)
        .param("id", delivery.id())
        .param("state", delivery.state().name())
        .param("attempts", delivery.attempts())
        .param("failures", delivery.failures())
        .param("unsettled", delivery.unsettled())
        .param("since", utc(delivery.since()))
        .param("retryAt", retryAt == null ? null : utc(retryAt))
        .param("code", code == null ? null : code.code())
        .param("detail", delivery.detail())
        .param("reference", delivery.reference())
        .param("changedAt", utc(delivery.changedAt()))
        .param("version", delivery.version());
  }

  private static void require(Delivery next, boolean legal) {
    if (!legal) {
      throw new Fault(
          FaultCode.ILLEGAL_TRANSITION,
          "Delivery %s cannot be stored as %s by this step. Nothing was changed."
              .formatted(next.id(), next.state()));
    }
  }

  private static Fault concurrent(Delivery next) {
    return new Fault(
        FaultCode.CONCURRENT_CHANGE,
        "Delivery %s was changed by another process before it could become %s. Nothing was changed here; no action needed."
            .formatted(next.id(), next.state()));
  }

  private static Delivery delivery(ResultSet row, int number) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getObject("submission", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("target"),
        row.getBoolean("required"),
        row.getString("idempotency_key"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("failures"),
        row.getBoolean("unsettled"),
        instantOrNull(row, "retry_at"),
        code(row.getString("code")),
        row.getString("detail"),
        row.getString("reference"),
        instant(row, "created_at"),
        instant(row, "since"),
        instant(row, "changed_at"),
        row.getInt("version"));
  }

  private static Attempt attempt(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getObject("delivery", UUID.class),
        row.getInt("number"),
        instant(row, "started_at"),
        instantOrNull(row, "ended_at"),
        row.getString("outcome"),
        row.getString("detail"));
  }

  /** A code that this version does not know must not make the row unreadable. */
  static @Nullable FaultCode code(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    return FaultCode.find(stored).orElse(FaultCode.UNEXPECTED);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
