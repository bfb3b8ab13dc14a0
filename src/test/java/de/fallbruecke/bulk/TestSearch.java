package de.fallbruecke.bulk;

import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.platform.FreshPlans;
import de.fallbruecke.reply.TestReplies;
import de.fallbruecke.submission.Overview;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.TestSubmissions;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real search. */
public final class TestSearch {
  private TestSearch() {}

  public static SubmissionSearch over(DataSource source) {
    JdbcClient jdbc = FreshPlans.over(source);
    Submissions submissions = TestSubmissions.postgres(jdbc);
    Overview overview = TestSubmissions.overview(jdbc);
    BulkBench.KnownCases cases = new BulkBench.KnownCases();
    return new SubmissionSearch(
        submissions,
        TestDeliveries.postgres(jdbc),
        cases,
        new TextSearch(submissions, overview, cases, TestReplies.statuses(jdbc)));
  }
}
