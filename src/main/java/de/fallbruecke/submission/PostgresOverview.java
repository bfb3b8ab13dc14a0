package de.fallbruecke.submission;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads table submission beside its repository, along its indexes only.
 *
 * @param jdbc plans each statement for the values it is given
 */
record PostgresOverview(JdbcClient jdbc) implements Overview {
  @Override
  public Map<SubmissionState, Long> counts(@Nullable Set<String> tenants, int most) {
    Map<SubmissionState, Long> counts = new EnumMap<>(SubmissionState.class);
    String each =
        "select '%s' as state, (select count(*) from (select from submission where state = '%s'"
            + and(tenants)
            + " limit :most) found) as number";
    with(
            tenants,
            jdbc.sql(
                String.join(
                    " union all ",
                    Arrays.stream(SubmissionState.values())
                        .map(state -> each.formatted(state, state))
                        .toList())))
        .param("most", most + 1)
        .query(
            (ResultSet row) -> {
              counts.put(SubmissionState.valueOf(row.getString(1)), row.getLong(2));
            });
    return counts;
  }

  @Override
  public List<Held> held(@Nullable Set<String> tenants) {
    return with(
            tenants,
            jdbc.sql(
                "select hold_code, count(*), min(announced_at) from submission where hold_code is not null"
                    + and(tenants)
                    + " group by hold_code order by 2 desc, 1"))
        .query(
            (row, n) ->
                new Held(FaultCode.valueOf(row.getString(1)), row.getLong(2), instant(row, 3)))
        .list();
  }

  @Override
  public Day day(@Nullable Set<String> tenants, Instant since) {
    long received =
        with(
                tenants,
                jdbc.sql(
                    "select count(*) from submission where announced_at >= :since" + and(tenants)))
            .param("since", utc(since))
            .query(Long.class)
            .single();
    return with(
            tenants,
            jdbc.sql(
                """
                select count(*), percentile_disc(0.5) within group (order by took), max(took),
                       (array_agg(id order by took desc, id))[1]
                  from (select id, extract(epoch from delivered_at - announced_at) as took
                          from submission where delivered_at >= :since"""
                    + and(tenants)
                    + ") delivered"))
        .param("since", utc(since))
        .query(
            (row, n) ->
                new Day(
                    received,
                    row.getLong(1),
                    duration(row, 2),
                    duration(row, 3),
                    row.getObject(4, UUID.class)))
        .single();
  }

  /** Goes from key to key along the index; reading every row would take long. */
  @Override
  public List<Service> services(@Nullable String tenant, int most) {
    String own = tenant == null ? "" : " and tenant = :tenant";
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                with recursive service as (
                  (select service_key, service_name, 1 as number from submission
                    where service_key is not null%1$s
                    order by service_key, announced_at desc, id desc limit 1)
                  union all
                  select next.service_key, next.service_name, service.number + 1
                    from service cross join lateral (
                      select service_key, service_name from submission
                       where service_key > service.service_key%1$s
                       order by service_key, announced_at desc, id desc limit 1) next
                   where service.number < :most)
                select service_key, service_name from service
                """
                    .formatted(own))
            .param("most", most);
    return (tenant == null ? statement : statement.param("tenant", tenant))
        .query((row, n) -> new Service(row.getString(1), row.getString(2)))
        .list();
  }

  @Override
  public IdQuery served(Instant since) {
    return new IdQuery(
        "select id, service_key, service_name, delivered_at is not null from submission where announced_at >= :servedSince",
        Map.of("servedSince", utc(since)));
  }

  @Override
  public List<Change> changes(@Nullable Instant from, int limit) {
    return jdbc.sql(
            "select id, version, tenant, changed_at from submission where changed_at >= :from order by changed_at desc limit :limit")
        .param("from", utc(from == null ? Instant.EPOCH : from))
        .param("limit", from == null ? 1 : limit)
        .query(
            (row, n) ->
                new Change(
                    row.getObject(1, UUID.class), row.getInt(2), row.getString(3), instant(row, 4)))
        .list();
  }

  private static String and(@Nullable Set<String> tenants) {
    return tenants == null ? "" : " and " + Conditions.among("tenant", "tenants", tenants);
  }

  private static JdbcClient.StatementSpec with(
      @Nullable Set<String> tenants, JdbcClient.StatementSpec statement) {
    return tenants == null || tenants.isEmpty() ? statement : statement.param("tenants", tenants);
  }

  private static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
