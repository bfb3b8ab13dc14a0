package de.fallbruecke.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL for one test alone, which may crash it and start it again on the same port. */
public final class OwnDatabaseServer implements AutoCloseable {
  private final Path directory;
  private EmbeddedPostgres postgres;

  private OwnDatabaseServer(Path directory) throws IOException {
    this.directory = directory;
    this.postgres = server().start();
  }

  /** Starts one whose files lie in the directory. */
  public static OwnDatabaseServer start(Path directory) {
    try {
      return new OwnDatabaseServer(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it as a crash does: no checkpoint, all connections broken at once. */
  public void crash() {
    try {
      String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst().strip();
      ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      // SIGQUIT is PostgreSQL's "immediate shutdown"
      new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor();
      process.onExit().get(20, TimeUnit.SECONDS);
      postgres.close(); // gives the directory free
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again after {@link #crash}, on the same port. */
  public void startAgain() {
    try {
      postgres = server().setPort(postgres.getPort()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a statement as the superuser, for example {@code create database}. */
  public void execute(String statement) {
    try (var connection = DriverManager.getConnection(url("postgres"));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JDBC URL with user. */
  public String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setPGStartupWait(Duration.ofSeconds(60));
  }
}
