package de.fallbruecke.submission;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only place that knows table destination_pause. */
final class JdbcDestinationPauses implements DestinationPauses {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcDestinationPauses.class);

  private final JdbcClient jdbc;
  private final Destinations destinations;
  private final ObjectProvider<EarlyPickup> earlyPickup;
  private final Clock clock;

  JdbcDestinationPauses(
      JdbcClient jdbc,
      Destinations destinations,
      ObjectProvider<EarlyPickup> earlyPickup,
      Clock clock) {
    this.jdbc = jdbc;
    this.destinations = destinations;
    this.earlyPickup = earlyPickup;
    this.clock = clock;
  }

  @Override
  public List<DestinationPause> all() {
    return jdbc.sql("select * from destination_pause order by destination")
        .query(JdbcDestinationPauses::pause)
        .list();
  }

  @Override
  public Optional<DestinationPause> of(String destination) {
    return jdbc.sql("select * from destination_pause where destination = ?")
        .param(destination)
        .query(JdbcDestinationPauses::pause)
        .optional();
  }

  @Override
  public boolean pause(String destination, String by, String reason) {
    if (destinations.find(destination).isEmpty()) {
      throw new Fault(
          FaultCode.PLACE_UNKNOWN,
          "There is no destination of that name in the configuration. Nothing was changed.");
    }
    boolean paused =
        jdbc.sql(
                    """
                insert into destination_pause (destination, paused_at, paused_by, reason)
                values (?, ?, ?, ?) on conflict do nothing
                """)
                .params(destination, clock.instant().atOffset(ZoneOffset.UTC), by, reason)
                .update()
            == 1;
    if (paused) {
      LOG.warn(
          "Destination '{}' was paused by a person; nothing is fetched there until a person resumes it.",
          destination);
    }
    return paused;
  }

  @Override
  public boolean resume(String destination) {
    boolean resumed =
        jdbc.sql("delete from destination_pause where destination = ?").param(destination).update()
            == 1;
    if (resumed) {
      LOG.info("Destination '{}' was resumed by a person", destination);
      destinations
          .find(destination)
          .ifPresent(known -> earlyPickup.ifAvailable(pickup -> pickup.request(known)));
    }
    return resumed;
  }

  private static DestinationPause pause(ResultSet row, int number) throws SQLException {
    return new DestinationPause(
        row.getString("destination"),
        row.getObject("paused_at", OffsetDateTime.class).toInstant(),
        row.getString("paused_by"),
        row.getString("reason"));
  }
}
