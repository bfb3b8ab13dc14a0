package de.fallbruecke.submission;

import de.fallbruecke.evidence.TestEvidence;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives other packages' tests the real repository. */
public final class TestSubmissions {
  private TestSubmissions() {}

  public static Submissions postgres(JdbcClient jdbc) {
    return new PostgresSubmissions(jdbc, jdbc);
  }

  public static Overview overview(JdbcClient jdbc) {
    return new PostgresOverview(jdbc);
  }

  public static Waiting waiting(JdbcClient jdbc) {
    return new PostgresWaiting(jdbc);
  }

  /** As a process has it that was just started. */
  public static LeftOut leftOut(DataSource dataSource, Clock clock) {
    return new LeftOut(
        TestEvidence.ledger(JdbcClient.create(dataSource), clock),
        new TransactionTemplate(new JdbcTransactionManager(dataSource)));
  }

  /** Pauses whose end brings no pick-up forward. */
  public static DestinationPauses pauses(JdbcClient jdbc, Destinations destinations, Clock clock) {
    return new JdbcDestinationPauses(
        jdbc,
        destinations,
        new StaticListableBeanFactory().getBeanProvider(EarlyPickup.class),
        clock);
  }
}
