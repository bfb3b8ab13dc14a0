package de.fallbruecke.survey;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which versions run here. */
public final class Installation {
  /** A change of the tables and when it was made. */
  public record Migration(String version, String description, Instant at) {}

  private final JdbcClient jdbc;

  Installation(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public String java() {
    return "%s (%s)"
        .formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vendor"));
  }

  public String database() {
    return jdbc.sql("select current_setting('server_version')").query(String.class).single();
  }

  /** All migrations, newest first. */
  public List<Migration> migrations() {
    return jdbc.sql(
            "select version, description, installed_on at time zone current_setting('TimeZone') from flyway_schema_history where success and version is not null order by installed_rank desc")
        .query(
            (row, n) ->
                new Migration(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
        .list();
  }
}
