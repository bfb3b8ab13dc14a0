package de.fallbruecke.xta.reader;

import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who came first with a message; the only place that knows table xta_arrival. A claim is one
 * statement that commits by itself: of two processes that receive twins at once, one is first.
 */
final class Arrivals {
  /** States from which a submission that was never received does not become one by itself. */
  private static final Set<SubmissionState> ENDED =
      EnumSet.of(
          SubmissionState.HELD,
          SubmissionState.REJECTING,
          SubmissionState.REJECTED,
          SubmissionState.CLOSED,
          SubmissionState.PURGED);

  private final JdbcClient jdbc;
  private final Submissions submissions;
  private final Clock clock;

  Arrivals(JdbcClient jdbc, Submissions submissions, Clock clock) {
    this.jdbc = jdbc;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Whose the message is. */
  record Claim(UUID submission, String content) {}

  /**
   * Claims the message for the submission, or answers who has it. A submission that stopped before
   * it was ever received does not keep others from it.
   */
  Claim claim(Submission submission, Arrival arrival) {
    insert(submission, arrival);
    Claim present = find(submission, arrival);
    if (present.submission().equals(submission.id())) {
      if (!present.content().equals(arrival.content())) {
        takeOver(submission, arrival, present);
      }
      return new Claim(submission.id(), arrival.content());
    }
    boolean stopped =
        submissions
            .find(present.submission())
            .map(first -> first.receivedAt() == null && ENDED.contains(first.state()))
            .orElse(true);
    if (stopped) {
      takeOver(submission, arrival, present);
      return find(submission, arrival);
    }
    return present;
  }

  private void insert(Submission submission, Arrival arrival) {
    jdbc.sql(
            """
            insert into xta_arrival (destination, message_key, content, submission, arrived_at)
            values (:destination, :key, :content, :submission, :now)
            on conflict (destination, message_key) do nothing
            """)
        .param("destination", submission.destination())
        .param("key", arrival.key())
        .param("content", arrival.content())
        .param("submission", submission.id())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private void takeOver(Submission submission, Arrival arrival, Claim from) {
    jdbc.sql(
            """
            update xta_arrival set submission = :submission, content = :content
            where destination = :destination and message_key = :key and submission = :from
            """)
        .param("submission", submission.id())
        .param("content", arrival.content())
        .param("destination", submission.destination())
        .param("key", arrival.key())
        .param("from", from.submission())
        .update();
  }

  private Claim find(Submission submission, Arrival arrival) {
    return jdbc.sql(
            "select submission, content from xta_arrival where destination = :destination and message_key = :key")
        .param("destination", submission.destination())
        .param("key", arrival.key())
        .query(
            (row, n) ->
                new Claim(row.getObject("submission", UUID.class), row.getString("content")))
        .single();
  }
}
