package de.fallbruecke.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL, started once per test JVM; every caller gets an empty, migrated database of
 * its own.
 */
public final class Database {
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(
                    () -> {
                      try {
                        postgres.close();
                      } catch (IOException ignored) {
                        // the JVM ends anyway
                      }
                    }));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String name;
  private final String url;

  private Database(String name, String url) {
    this.name = name;
    this.url = url;
  }

  /** Migrated once; PostgreSQL copies it faster than Flyway could migrate each database. */
  private static final class Template {
    static final String NAME = migrate();

    private static String migrate() {
      Database database = empty();
      Flyway.configure().dataSource(database.dataSource()).load().migrate();
      return database.name;
    }
  }

  /** A new database without tables. */
  public static Database empty() {
    return create("template1");
  }

  /** A new database with all tables of Fallbrücke. */
  public static Database migrated() {
    return create(Template.NAME);
  }

  private static Database create(String template) {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(name, Server.POSTGRES.getJdbcUrl("postgres", name));
  }

  /** JDBC URL with user. */
  public String url() {
    return url;
  }

  /** A plain data source, one connection per call. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }
}
