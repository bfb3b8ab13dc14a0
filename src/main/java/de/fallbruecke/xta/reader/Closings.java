package de.fallbruecke.xta.reader;

import de.fallbruecke.submission.Submission;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which messages we began to close, and whose transport report is still open; the only place that
 * knows table xta_closing. What was begun is committed before the server is called: if the box does
 * not have the message afterwards, it was us.
 */
final class Closings {
  private final JdbcClient jdbc;
  private final Clock clock;

  Closings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A message whose report is to be read again. */
  record Open(UUID submission, String destination, String messageId, Instant begunAt) {}

  boolean begun(UUID submission) {
    return jdbc.sql("select count(*) from xta_closing where submission = :id")
            .param("id", submission)
            .query(Long.class)
            .single()
        > 0;
  }

  void begin(Submission submission) {
    jdbc.sql(
            """
            insert into xta_closing (submission, destination, message_id, begun_at)
            values (:id, :destination, :message, :now)
            on conflict (submission) do nothing
            """)
        .param("id", submission.id())
        .param("destination", submission.destination())
        .param("message", BoxId.of(submission).messageId())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * When the report is read next.
   *
   * @param when null if it is final
   */
  void lookAgain(UUID submission, @Nullable Instant when) {
    jdbc.sql("update xta_closing set next_look = :when where submission = :id")
        .param("id", submission)
        .param("when", when == null ? null : Timestamp.from(when))
        .update();
  }

  List<Open> due(int limit) {
    return jdbc.sql(
            """
            select submission, destination, message_id, begun_at from xta_closing
            where next_look <= :now order by next_look limit :limit
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Open(
                    row.getObject("submission", UUID.class),
                    row.getString("destination"),
                    row.getString("message_id"),
                    row.getTimestamp("begun_at").toInstant()))
        .list();
  }
}
