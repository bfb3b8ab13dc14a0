package de.fallbruecke.engine;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests what the engine publishes, on a real database. */
public final class TestEngine {
  private TestEngine() {}

  public static Listings listings(JdbcClient jdbc, Clock clock) {
    return new Listings(jdbc, clock);
  }

  /** Content is kept for seven days. */
  public static Backlog backlog(JdbcClient jdbc, Waiting waiting, Clock clock) {
    return new Backlog(jdbc, waiting, Duration.ofDays(7), clock);
  }

  /** What the engine does at its start. */
  public static void expect(Listings listings, String destination) {
    listings.expect(destination);
  }

  /** A listing that works. */
  public static void listed(Listings listings, String destination, Instant began) {
    listings.succeeded(destination, began);
  }

  /** A listing that fails. */
  public static void notListed(Listings listings, String destination, FaultCode code) {
    listings.failed(destination, code);
  }
}
