package de.fallbruecke.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table offer. Its trigger ends an offer with its delivery. */
final class JdbcOffers implements Offers {
  private static final String ADD =
      """
      insert into offer (delivery, submission, case_id, target, tenant, case_number, service, test,
        size, offered_at, times_leased, fetched,
        doubt)
      values (:delivery, :submission, :caseId, :target, :tenant, :number, :service, :test,
        :size, :now, 0, '{}', false)
      on conflict (delivery) do update set ended_at = null, offered_at = :now, size = :size
      """;
  private static final String LEASE =
      """
      update offer set lease = :lease, leased_by = :by, leased_at = :now, leased_until = :until,
        times_leased = times_leased + 1, fetched = '{}', fetched_at = null,
        doubt = doubt or fetched_at is not null
      where delivery = :delivery and ended_at is null
        and (lease is null or leased_until <= :now)
      returning *
      """;
  private static final String RENEW =
      """
      update offer set leased_until = :until
      where delivery = :delivery and lease = :lease and ended_at is null
      returning *
      """;
  private static final String FETCHED =
      """
      update offer set fetched_at = coalesce(fetched_at, :now),
        fetched = case when :item = any(fetched) then fetched else array_append(fetched, :item) end
      from (select delivery, :item = any(fetched) as known from offer where delivery = :delivery) before
      where offer.delivery = before.delivery and lease = :lease and leased_until > :now
        and ended_at is null
      returning before.known
      """;
  private static final String SETTLE =
      """
      update offer set settled_by = lease,
        lease = case when :refused then null else lease end,
        fetched_at = case when :refused then null else fetched_at end,
        doubt = doubt and not :refused
      where delivery = :delivery and lease = :lease
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  JdbcOffers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void add(Delivery offered, OfferFacts facts, @Nullable String service) {
    jdbc.sql(ADD)
        .param("delivery", offered.id())
        .param("submission", offered.submission())
        .param("caseId", offered.caseId())
        .param("target", offered.target())
        .param("tenant", facts.tenant())
        .param("number", facts.caseNumber())
        .param("service", service)
        .param("test", facts.test())
        .param("size", facts.size())
        .param("now", now())
        .update();
  }

  @Override
  public List<Offer> ready(String target, long after, int limit) {
    return jdbc.sql(
            """
            select * from offer where target = :target and ended_at is null and sequence > :after
              and (lease is null or leased_until <= :now)
            order by sequence limit :limit
            """)
        .param("target", target)
        .param("after", after)
        .param("now", now())
        .param("limit", limit)
        .query(JdbcOffers::offer)
        .list();
  }

  @Override
  public List<Offer> ready(String target, OfferSelection wanted, int limit) {
    return jdbc.sql(
            """
            select * from offer where target = :target and ended_at is null
              and (lease is null or leased_until <= :now)
              and (times_leased = 0 or not :onlyNew)
              and offered_at between :from and :until
              and (offered_at, sequence) > (:afterTime, :after)
            order by offered_at, sequence limit :limit
            """)
        .param("target", target)
        .param("now", now())
        .param("onlyNew", wanted.onlyNew())
        .param("from", utc(wanted.from()))
        .param("until", utc(wanted.until()))
        .param("afterTime", utc(wanted.after().offeredAt()))
        .param("after", wanted.after().sequence())
        .param("limit", limit)
        .query(JdbcOffers::offer)
        .list();
  }

  @Override
  public Optional<Offer> find(String target, UUID caseId) {
    return jdbc.sql("select * from offer where target = :target and case_id = :caseId")
        .param("target", target)
        .param("caseId", caseId)
        .query(JdbcOffers::offer)
        .optional();
  }

  @Override
  public Optional<Offer> findMessage(String target, String messageId) {
    return jdbc.sql("select * from offer where target = :target and message_id = :message")
        .param("target", target)
        .param("message", messageId)
        .query(JdbcOffers::offer)
        .optional();
  }

  @Override
  public Optional<Offer> of(UUID delivery) {
    return jdbc.sql("select * from offer where delivery = :delivery")
        .param("delivery", delivery)
        .query(JdbcOffers::offer)
        .optional();
  }

  @Override
  public String name(UUID delivery, String messageId) {
    return jdbc.sql(
            """
            update offer set message_id = coalesce(message_id, :message)
            where delivery = :delivery returning message_id
            """)
        .param("message", messageId)
        .param("delivery", delivery)
        .query(String.class)
        .single();
  }

  @Override
  public Optional<Offer.Lease> lease(UUID delivery, UUID lease, String by, Duration time) {
    return leased(jdbc.sql(LEASE).param("by", by).param("now", now()), delivery, lease, time);
  }

  @Override
  public Optional<Offer.Lease> renew(UUID delivery, UUID lease, Duration time) {
    return leased(jdbc.sql(RENEW), delivery, lease, time);
  }

  private Optional<Offer.Lease> leased(
      JdbcClient.StatementSpec statement, UUID delivery, UUID lease, Duration time) {
    return statement
        .param("delivery", delivery)
        .param("lease", lease)
        .param("until", utc(clock.instant().plus(time)))
        .query(JdbcOffers::lease)
        .optional();
  }

  @Override
  public boolean giveBack(UUID delivery, UUID lease) {
    return jdbc.sql(
                """
                update offer set lease = null, fetched_at = null
                where delivery = :delivery and lease = :lease and ended_at is null
                """)
            .param("delivery", delivery)
            .param("lease", lease)
            .update()
        == 1;
  }

  @Override
  public Optional<Boolean> fetched(UUID delivery, UUID lease, String item, boolean begins) {
    return jdbc.sql(FETCHED)
        .param("delivery", delivery)
        .param("lease", lease)
        .param("item", item)
        .param("now", now())
        .query((row, n) -> begins || !row.getBoolean("known"))
        .optional();
  }

  @Override
  public boolean isPerhapsTaken(UUID delivery) {
    return jdbc.sql(
            "select exists (select from offer where delivery = :delivery and (doubt or fetched_at is not null))")
        .param("delivery", delivery)
        .query(Boolean.class)
        .single();
  }

  @Override
  public boolean settle(UUID delivery, UUID lease, boolean refused) {
    return jdbc.sql(SETTLE)
            .param("delivery", delivery)
            .param("lease", lease)
            .param("refused", refused)
            .update()
        == 1;
  }

  @Override
  public List<Waiting> waiting() {
    return jdbc.sql(
            """
            select target, min(tenant) as tenant, count(*) as count, min(offered_at) as oldest
            from offer where ended_at is null group by target order by target
            """)
        .query(
            (row, n) ->
                new Waiting(
                    row.getString("target"),
                    row.getString("tenant"),
                    row.getLong("count"),
                    instant(row, "oldest")))
        .list();
  }

  private static Offer offer(ResultSet row, int number) throws SQLException {
    return new Offer(
        row.getObject("delivery", UUID.class),
        row.getObject("submission", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("target"),
        row.getString("tenant"),
        row.getString("case_number"),
        row.getString("service"),
        row.getBoolean("test"),
        row.getLong("size"),
        row.getLong("sequence"),
        instant(row, "offered_at"),
        instantOrNull(row, "ended_at"),
        row.getObject("lease", UUID.class) == null ? null : lease(row, number),
        row.getInt("times_leased"),
        row.getObject("settled_by", UUID.class),
        row.getString("message_id"));
  }

  @Override
  public Map<String, Instant> fetchedBy(String target) {
    Map<String, Instant> seen = new TreeMap<>();
    jdbc.sql(
            """
            select leased_by, max(leased_at) as at from offer
             where target = :target and leased_by is not null group by leased_by
            """)
        .param("target", target)
        .query(
            row -> {
              seen.put(row.getString("leased_by"), instant(row, "at"));
            });
    return seen;
  }

  private static Offer.Lease lease(ResultSet row, int number) throws SQLException {
    return new Offer.Lease(
        row.getObject("lease", UUID.class),
        row.getString("leased_by"),
        instant(row, "leased_at"),
        instant(row, "leased_until"));
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(instantOrNull(row, column));
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
