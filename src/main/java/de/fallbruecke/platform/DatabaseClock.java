package de.fallbruecke.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of the database, as this process sees it. All processes of an installation share it:
 * whether a process still gives signs of life, and what is due, must not depend on whose machine is
 * two minutes ahead. Between two looks at the database the machine's own clock goes on, which may
 * differ from it by any amount but must run as fast.
 */
final class DatabaseClock extends Clock {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

  /** Worth a word: certificates and signed events of others are judged by time too. */
  private static final Duration NOTEWORTHY = Duration.ofSeconds(10);

  /** A slower answer says too little about when it was given. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Clock machine;
  private final DataSource database;
  private final AtomicLong ahead = new AtomicLong();

  /**
   * A clock that shows the machine's time until {@link #look} is called.
   *
   * @param machine the machine's clock
   * @param database asked for its time
   */
  DatabaseClock(Clock machine, DataSource database) {
    this.machine = machine;
    this.database = database;
  }

  /** Compares both clocks; a database that is away or slow changes nothing. */
  void look() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Instant before = machine.instant();
      Instant there = time(statement);
      Duration took = Duration.between(before, machine.instant());
      if (took.compareTo(SLOW) < 0 && !took.isNegative()) {
        set(Duration.between(before.plus(took.dividedBy(2)), there));
      }
    } catch (SQLException | RuntimeException away) {
      LOG.debug("The database does not tell the time now", away);
    }
  }

  private static Instant time(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private void set(Duration difference) {
    Duration old = Duration.ofNanos(ahead.getAndSet(difference.toNanos()));
    boolean was = old.abs().compareTo(NOTEWORTHY) > 0;
    boolean is = difference.abs().compareTo(NOTEWORTHY) > 0;
    if (is && !was) {
      LOG.warn(
          "{} This machine's clock is {} s away from the database's, which all processes go by. Nothing is wrong because of it here; set the clock right, others judge signatures and certificates by it.",
          FaultCode.CLOCK_DIFFERS,
          difference.abs().toSeconds());
    } else if (was && !is) {
      LOG.info("This machine's clock agrees with the database's again");
    }
  }

  @Override
  public Instant instant() {
    return machine.instant().plusNanos(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The database's clock shows UTC");
  }
}
