package de.fallbruecke.delivery;

import de.fallbruecke.platform.FaultCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table target_pause. */
final class JdbcTargetPauses implements TargetPauses {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcTargetPauses.class);

  private final JdbcClient jdbc;
  private final ConfiguredTargets targets;
  private final Clock clock;

  JdbcTargetPauses(JdbcClient jdbc, ConfiguredTargets targets, Clock clock) {
    this.jdbc = jdbc;
    this.targets = targets;
    this.clock = clock;
  }

  @Override
  public List<TargetPause> all() {
    return jdbc.sql("select * from target_pause order by target")
        .query(JdbcTargetPauses::pause)
        .list();
  }

  @Override
  public Optional<TargetPause> of(String target) {
    return jdbc.sql("select * from target_pause where target = :target")
        .param("target", target)
        .query(JdbcTargetPauses::pause)
        .optional();
  }

  @Override
  public void pause(String target, String by, String reason) {
    targets.require(target);
    jdbc.sql(
            """
            insert into target_pause (target, paused_at, until, code, detail, paused_by)
            values (:target, :now, null, null, :detail, :by)
            on conflict (target) do update set paused_at = excluded.paused_at, until = null,
              code = null, detail = excluded.detail, paused_by = excluded.paused_by
            """)
        .param("target", target)
        .param("now", utc(clock.instant()))
        .param("detail", reason)
        .param("by", by)
        .update();
    LOG.warn(
        "{} Target '{}' was paused by a person; its deliveries wait until a person resumes it.",
        FaultCode.TARGET_PAUSED,
        target);
  }

  @Override
  public boolean resume(String target) {
    boolean resumed =
        jdbc.sql("delete from target_pause where target = :target").param("target", target).update()
            == 1;
    if (resumed) {
      LOG.info("Target '{}' was resumed by a person", target);
    }
    return resumed;
  }

  /**
   * Failures pause a target, or prolong its pause; a person's pause stays as it is.
   *
   * @return true if it was not paused before
   */
  boolean open(String target, Instant until, FaultCode code, String detail) {
    int prolonged =
        jdbc.sql(
                """
                update target_pause set until = :until, code = :code, detail = :detail
                where target = :target and paused_by is null
                """)
            .param("target", target)
            .param("until", utc(until))
            .param("code", code.code())
            .param("detail", detail)
            .update();
    return prolonged == 0
        && jdbc.sql(
                    """
                    insert into target_pause (target, paused_at, until, code, detail)
                    values (:target, :now, :until, :code, :detail) on conflict do nothing
                    """)
                .param("target", target)
                .param("now", utc(clock.instant()))
                .param("until", utc(until))
                .param("code", code.code())
                .param("detail", detail)
                .update()
            == 1;
  }

  /** The target is back. False if it was not paused by failures, or another was faster. */
  boolean close(String target) {
    return jdbc.sql("delete from target_pause where target = :target and paused_by is null")
            .param("target", target)
            .update()
        == 1;
  }

  /** Whether the caller is the one of all processes that may try now. */
  boolean claimProbe(String target, Instant now, Instant next) {
    return jdbc.sql(
                """
                update target_pause set until = :next
                where target = :target and paused_by is null and until <= :now
                """)
            .param("target", target)
            .param("now", utc(now))
            .param("next", utc(next))
            .update()
        == 1;
  }

  private static TargetPause pause(ResultSet row, int number) throws SQLException {
    OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
    return new TargetPause(
        row.getString("target"),
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant(),
        code(row.getString("code")),
        row.getString("detail"),
        row.getString("paused_by"));
  }

  private static @Nullable FaultCode code(@Nullable String stored) {
    return JdbcDeliveries.code(stored);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
