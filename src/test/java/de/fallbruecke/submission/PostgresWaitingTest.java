package de.fallbruecke.submission;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.ASubmission;
import de.fallbruecke.testkit.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for too long. */
class PostgresWaitingTest {
  private static final Instant DAY_0 = ASubmission.ANNOUNCED_AT;
  private static final Set<FaultCode> KEYS =
      Set.of(FaultCode.KEY_UNKNOWN, FaultCode.NOT_DECRYPTABLE);

  private final JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
  private final Submissions submissions = TestSubmissions.postgres(jdbc);
  private final Waiting waiting = new PostgresWaiting(jdbc);

  @Test
  void openSubmissionsAreCountedByDestinationFromTheEarliestMomentTheyCanHaveCome() {
    Submission late = announced("soziales", DAY_0.plus(Duration.ofDays(4)));
    submissions.add(late, DAY_0);
    held("soziales", DAY_0.plus(Duration.ofDays(2)), FaultCode.NO_ROUTE);
    announcedAndAdded("soziales", DAY_0.plus(Duration.ofDays(5)));
    Submission other = announcedAndAdded("gewerbe", DAY_0.plus(Duration.ofDays(5)));

    assertThat(waiting.unconfirmed(DAY_0.plus(Duration.ofDays(2))))
        .containsExactly(
            new Waiting.Unconfirmed("musterkreis", "gewerbe", other.announcedAt(), other.id(), 0),
            new Waiting.Unconfirmed("musterkreis", "soziales", DAY_0, late.id(), 2));
  }

  @Test
  void whatHasItsReceiptOrIsRejectedWaitsForNothing() {
    Submission rejecting =
        announcedAndAdded("soziales", DAY_0).rejecting("{}", null, DAY_0.plusSeconds(1));
    submissions.save(rejecting);
    submissions.save(rejecting.rejected(DAY_0.plusSeconds(2)));

    assertThat(waiting.unconfirmed(DAY_0.plus(Duration.ofDays(9)))).isEmpty();
    assertThat(waiting.notPurged(DAY_0.plusSeconds(2))).isZero();
    assertThat(waiting.notPurged(DAY_0.plusSeconds(3))).isEqualTo(1);
  }

  @Test
  void aDestinationIsStuckWhenItsLatestReceptionsAllFailForTheSameReasons() {
    held("soziales", DAY_0, FaultCode.NOT_DECRYPTABLE);
    held("soziales", DAY_0.plusSeconds(1), FaultCode.KEY_UNKNOWN);
    announcedAndAdded("soziales", DAY_0.plusSeconds(9));
    assertThat(waiting.stuck(KEYS, 3)).isEmpty();

    Submission third = held("soziales", DAY_0.plusSeconds(2), FaultCode.KEY_UNKNOWN);
    assertThat(waiting.stuck(KEYS, 3))
        .containsExactly(new Waiting.Stuck("musterkreis", "soziales", 3, third.id()));

    held("soziales", DAY_0.plusSeconds(3), FaultCode.NO_ROUTE);
    assertThat(waiting.stuck(KEYS, 3)).isEmpty();
  }

  private Submission held(String destination, Instant at, FaultCode code) {
    Submission held = announcedAndAdded(destination, at).held(code, "not now", at);
    submissions.save(held);
    return held;
  }

  private Submission announcedAndAdded(String destination, Instant at) {
    Submission announced = announced(destination, at);
    submissions.add(announced);
    return announced;
  }

  private static Submission announced(String destination, Instant at) {
    return Submission.announced(
        UUID.randomUUID(),
        ASubmission.destination(destination),
        new Announcement(UUID.randomUUID().toString(), null),
        at);
  }
}
