package de.fallbruecke.bulk;

import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import de.fallbruecke.engine.Seen;
import de.fallbruecke.engine.Watch;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.SubmissionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs and items in PostgreSQL. The only place that knows the two tables. */
final class JdbcBulk {
  private final JdbcClient jdbc;

  JdbcBulk(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(BulkJob job) {
    jdbc.sql(
            """
            insert into bulk_job (id, act, ordered_by, reason, target, problem, scope, rate,
              dry_run, state, next_at, created_at)
            values (:id, :act, :by, :reason, :target, :problem, :scope, :rate,
              :dryRun, :state, :nextAt, :createdAt)
            """)
        .param("id", job.id())
        .param("act", job.order().act().name())
        .param("by", job.order().by())
        .param("reason", job.order().reason())
        .param("target", job.order().target())
        .param("problem", job.order().problem())
        .param("scope", job.scope())
        .param("rate", job.rate())
        .param("dryRun", job.dryRun())
        .param("state", job.state().name())
        .param("nextAt", utc(job.nextAt()))
        .param("createdAt", utc(job.createdAt()))
        .update();
  }

  /** All at once: a job may have many thousands. */
  void add(List<BulkItem> items) {
    if (items.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into bulk_item (job, number, submission, state_seen, version_seen, outcome)
            select ?, number, submission, state, version, ?
              from unnest(cast(? as int[]), cast(? as uuid[]), cast(? as text[]), cast(? as int[])) as item (number, submission, state, version)
            """)
        .params(
            items.getFirst().job(),
            ItemOutcome.PENDING.name(),
            items.stream().map(BulkItem::number).toArray(Integer[]::new),
            items.stream().map(item -> item.submission().toString()).toArray(String[]::new),
            items.stream().map(item -> item.seen().state().name()).toArray(String[]::new),
            items.stream().map(item -> item.seen().version()).toArray(Integer[]::new))
        .update();
  }

  void concerns(UUID job, Set<String> tenants) {
    jdbc.sql("update bulk_job set tenants = ? where id = ?")
        .params(tenants.toArray(String[]::new), job)
        .update();
  }

  Optional<BulkJob> find(UUID id) {
    return jobs("where id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** Newest first; only those whose tenants are all among the given ones, if any are given. */
  List<BulkJob> newest(@Nullable Set<String> tenants, @Nullable UUID before, int limit) {
    StringJoiner conditions = new StringJoiner(" and ", "where ", " ").setEmptyValue("");
    Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
    if (tenants != null) {
      conditions.add("tenants <@ cast(:tenants as text[]) and tenants <> '{}'");
      parameters.put("tenants", tenants.toArray(String[]::new));
    }
    if (before != null) {
      conditions.add("(created_at, id) < (select created_at, id from bulk_job where id = :before)");
      parameters.put("before", before);
    }
    return jobs(conditions + "order by created_at desc, id desc limit :limit", parameters);
  }

  /** What is not over, oldest first; items are not counted, which takes long for large jobs. */
  List<BulkJob> open() {
    return jdbc.sql("select * from bulk_job where finished_at is null order by created_at, id")
        .query((row, n) -> job(row, Map.of()))
        .list();
  }

  List<BulkJob> latest(int limit) {
    return jdbc.sql(
            """
            (select * from bulk_job order by created_at desc, id desc limit ?)
            union select * from bulk_job where finished_at is null
            """)
        .param(limit)
        .query((row, n) -> job(row, Map.of()))
        .list();
  }

  /** Whether it was stopped or is over is asked before every item. */
  JobState state(UUID id) {
    return jdbc.sql("select state from bulk_job where id = ?")
        .param(id)
        .query((row, n) -> JobState.valueOf(row.getString(1)))
        .single();
  }

  /** Returns whether it ran. */
  boolean stop(UUID id) {
    return jdbc.sql("update bulk_job set state = ? where id = ? and state = ?")
            .params(JobState.STOPPING.name(), id, JobState.RUNNING.name())
            .update()
        == 1;
  }

  void finish(UUID id, JobState state, Instant now) {
    jdbc.sql("update bulk_job set state = ?, finished_at = ? where id = ?")
        .params(state.name(), utc(now), id)
        .update();
  }

  void pace(UUID id, Instant nextAt) {
    jdbc.sql("update bulk_job set next_at = ? where id = ?").params(utc(nextAt), id).update();
  }

  /** Items of the outcome that are not decided, in order. */
  List<BulkItem> open(UUID job, ItemOutcome outcome, int after, int limit) {
    return jdbc.sql(
            """
            select * from bulk_item
            where job = ? and outcome = ? and decided_at is null and number > ?
            order by number limit ?
            """)
        .params(job, outcome.name(), after, limit)
        .query(JdbcBulk::item)
        .list();
  }

  /** All items, in order. */
  List<BulkItem> items(UUID job, int after, int limit) {
    return jdbc.sql("select * from bulk_item where job = ? and number > ? order by number limit ?")
        .params(job, after, limit)
        .query(JdbcBulk::item)
        .list();
  }

  /** Its items of the outcome, in order. */
  List<BulkItem> items(UUID job, ItemOutcome outcome, int after, int limit) {
    return jdbc.sql(
            "select * from bulk_item where job = ? and outcome = ? and number > ? order by number limit ?")
        .params(job, outcome.name(), after, limit)
        .query(JdbcBulk::item)
        .list();
  }

  List<OutcomeCount> outcomes(UUID job, int limit) {
    return jdbc.sql(
            "select outcome, detail, count(*) from bulk_item where job = ? group by outcome, detail order by 3 desc, 1, 2 limit ?")
        .params(job, limit)
        .query(
            (row, n) ->
                new OutcomeCount(
                    ItemOutcome.valueOf(row.getString(1)), row.getString(2), row.getLong(3)))
        .list();
  }

  /**
   * Stores what became of an item.
   *
   * @param from the outcome that it had: an item that somebody else did meanwhile is never done
   *     twice, because the act and this row are one transaction
   */
  void save(BulkItem next, ItemOutcome from) {
    Watch watch = next.watch();
    int changed =
        jdbc.sql(
                """
                update bulk_item set outcome = :outcome, code = :code, detail = :detail,
                  watch = :watch, acted_at = :actedAt, decided_at = :decidedAt
                where job = :job and number = :number and outcome = :from and decided_at is null
                """)
            .param("outcome", next.outcome().name())
            .param("code", next.code())
            .param("detail", next.detail())
            .param("watch", watch == null ? null : Json.mapper().writeValueAsString(watch))
            .param("actedAt", utcOrNull(next.actedAt()))
            .param("decidedAt", utcOrNull(next.decidedAt()))
            .param("job", next.job())
            .param("number", next.number())
            .param("from", from.name())
            .update();
    if (changed != 1) {
      throw new Fault(
          FaultCode.CONCURRENT_CHANGE,
          "Item %d of job %s was done by another process meanwhile. Nothing was done here."
              .formatted(next.number(), next.job()));
    }
  }

  /** What a stopped job did not come to. */
  void skipPending(UUID job, Instant now) {
    jdbc.sql(
            """
            update bulk_item set outcome = ?, detail = ?, decided_at = ?
            where job = ? and outcome = ? and decided_at is null
            """)
        .params(
            ItemOutcome.NOT_DONE.name(),
            "The job was stopped before its turn.",
            utc(now),
            job,
            ItemOutcome.PENDING.name())
        .update();
  }

  private List<BulkJob> jobs(String rest, Map<String, ?> parameters) {
    return jdbc.sql("select * from bulk_job " + rest)
        .params(parameters)
        .query((row, n) -> job(row, counts(row.getObject("id", UUID.class))))
        .list();
  }

  private static BulkJob job(ResultSet row, Map<ItemOutcome, Long> counts) throws SQLException {
    double rate = row.getDouble("rate");
    return new BulkJob(
        row.getObject("id", UUID.class),
        new Order(
            Act.valueOf(row.getString("act")),
            row.getString("ordered_by"),
            row.getString("reason"),
            row.getString("target"),
            row.getString("problem")),
        row.getString("scope"),
        rate == 0 ? null : rate,
        row.getBoolean("dry_run"),
        JobState.valueOf(row.getString("state")),
        row.getObject("next_at", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instantOrNull(row, "finished_at"),
        counts,
        Set.of((String[]) row.getArray("tenants").getArray()));
  }

  private Map<ItemOutcome, Long> counts(UUID job) {
    Map<ItemOutcome, Long> counts = new EnumMap<>(ItemOutcome.class);
    jdbc.sql("select outcome, count(*) from bulk_item where job = ? group by outcome")
        .param(job)
        .query(
            (ResultSet row) -> {
              counts.put(ItemOutcome.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  private static BulkItem item(ResultSet row, int n) throws SQLException {
    String watch = row.getString("watch");
    return new BulkItem(
        row.getObject("job", UUID.class),
        row.getInt("number"),
        row.getObject("submission", UUID.class),
        new Seen(SubmissionState.valueOf(row.getString("state_seen")), row.getInt("version_seen")),
        ItemOutcome.valueOf(row.getString("outcome")),
        row.getString("code"),
        row.getString("detail"),
        watch == null ? null : Json.mapper().readValue(watch, Watch.class),
        instantOrNull(row, "acted_at"),
        instantOrNull(row, "decided_at"));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }
}
