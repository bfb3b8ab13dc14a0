package de.fallbruecke.engine;

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
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps how the listings go where every process sees it, so that the pause after failures outlives
 * a restart and any process can tell that nothing is fetched. One statement per listing, each a
 * transaction of its own.
 */
public final class Listings {
  private static final RowMapper<Listing> LISTING =
      (row, n) -> {
        String code = row.getString("last_code");
        return new Listing(
            row.getString("destination"),
            row.getObject("watched_since", OffsetDateTime.class).toInstant(),
            instant(row, "last_listed_at"),
            row.getInt("failures"),
            code == null ? null : FaultCode.valueOf(code),
            instant(row, "last_failed_at"),
            row.getLong("callbacks"),
            instant(row, "last_callback_at"));
      };

  private final JdbcClient jdbc;
  private final Clock clock;

  Listings(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** All that were ever to be listed, also those no longer configured. */
  public List<Listing> all() {
    return jdbc.sql("select * from destination_watch").query(LISTING).list();
  }

  Optional<Listing> find(String destination) {
    return jdbc.sql("select * from destination_watch where destination = ?")
        .param(destination)
        .query(LISTING)
        .optional();
  }

  /** From now on the destination is to be listed, unless it is already. */
  void expect(String destination) {
    jdbc.sql(
            "insert into destination_watch (destination, watched_since, failures) values (?, ?, 0) on conflict do nothing")
        .params(destination, utc(clock.instant()))
        .update();
  }

  /**
   * All that waited is announced.
   *
   * @param began before the remote side was asked: what came there later may not have been listed
   */
  void succeeded(String destination, Instant began) {
    jdbc.sql(
            """
            insert into destination_watch as w (destination, watched_since, last_listed_at, failures)
            values (:destination, :began, :began, 0)
            on conflict (destination) do update
              set last_listed_at = greatest(w.last_listed_at, :began), failures = 0, last_code = null
            """)
        .param("destination", destination)
        .param("began", utc(began))
        .update();
  }

  /** Counts a genuine call of the remote side. */
  void called(String destination) {
    jdbc.sql(
            "update destination_watch set callbacks = callbacks + 1, last_callback_at = ? where destination = ?")
        .params(utc(clock.instant()), destination)
        .update();
  }

  /** Counts a failure; returns how many there are in a row. */
  int failed(String destination, FaultCode code) {
    return jdbc.sql(
            """
            insert into destination_watch as w (destination, watched_since, failures, last_code, last_failed_at)
            values (:destination, :now, 1, :code, :now)
            on conflict (destination) do update
              set failures = w.failures + 1, last_code = :code, last_failed_at = :now
            returning failures
            """)
        .param("destination", destination)
        .param("now", utc(clock.instant()))
        .param("code", code.name())
        .query(Integer.class)
        .single();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
