package de.fallbruecke.submission;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real repository. */
public final class TestSubmissions {
  private TestSubmissions() {}

  public static Submissions postgres(JdbcClient jdbc) {
    return new PostgresSubmissions(jdbc);
  }

  public static Waiting waiting(JdbcClient jdbc) {
    return new PostgresWaiting(jdbc);
  }
}
