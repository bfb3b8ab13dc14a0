package de.fallbruecke.engine;

import de.fallbruecke.submission.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine should have done by now and has not, over all processes. */
public final class Backlog {
  private final JdbcClient jdbc;
  private final Waiting waiting;
  private final Duration keepContent;
  private final Clock clock;

  Backlog(JdbcClient jdbc, Waiting waiting, Duration keepContent, Clock clock) {
    this.jdbc = jdbc;
    this.waiting = waiting;
    this.keepContent = keepContent;
    this.clock = clock;
  }

  /**
   * Steps that are due and that nobody has begun.
   *
   * @param delay how long the one that is due longest has waited; zero if there is none
   */
  public record Due(long count, Duration delay) {}

  /**
   * Content that should be destroyed and is not.
   *
   * @param late closed for longer than content is kept, and some
   * @param failing tried in vain
   */
  public record Unpurged(long late, long failing) {}

  /** The queue at this moment. */
  public Due due() {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    return jdbc.sql(
            "select count(*) as count, min(execution_time) as oldest from scheduled_tasks where not picked and execution_time <= ?")
        .param(now)
        .query(
            (row, n) ->
                new Due(
                    row.getLong("count"),
                    Duration.between(
                        Objects.requireNonNullElse(
                            row.getObject("oldest", OffsetDateTime.class), now),
                        now)))
        .single();
  }

  /**
   * The purges that do not happen.
   *
   * @param late how long after its date content counts as late
   * @param failures how often a purge must have failed to count as failing
   */
  public Unpurged unpurged(Duration late, int failures) {
    long thrown =
        jdbc.sql(
                "select count(*) from scheduled_tasks where task_name = ? and consecutive_failures >= ?")
            .params(Task.PURGE.label(), failures)
            .query(Long.class)
            .single();
    return new Unpurged(
        waiting.notPurged(clock.instant().minus(keepContent).minus(late)),
        thrown + waiting.purgedInVain(failures));
  }
}
