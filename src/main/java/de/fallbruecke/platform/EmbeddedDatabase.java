package de.fallbruecke.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL in the data directory, for evaluation: no backup, no replication, no hardening. It
 * is a process of its own and outlives a killed gateway; the next gateway finds it by its pid file.
 */
public final class EmbeddedDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final EmbeddedDatabase NONE = new EmbeddedDatabase("", null, null);

  private final String url;
  private final @Nullable EmbeddedPostgres started;
  private final @Nullable ProcessHandle adopted;

  private EmbeddedDatabase(
      String url, @Nullable EmbeddedPostgres started, @Nullable ProcessHandle adopted) {
    this.url = url;
    this.started = started;
    this.adopted = adopted;
  }

  /** For installations with a database of their own. */
  static EmbeddedDatabase none() {
    return NONE;
  }

  /**
   * Finds it running, for a guest; closing leaves it alone.
   *
   * @throws Fault DATABASE_UNREACHABLE if it does not run
   */
  static EmbeddedDatabase visit(Path directory) {
    try {
      return running(directory)
          .map(found -> new EmbeddedDatabase(found.url, null, null))
          .orElseThrow(
              () ->
                  new Fault(
                      FaultCode.DATABASE_UNREACHABLE,
                      "No fallbruecke.database.url is set, and the embedded PostgreSQL in %s does not run. Nothing was started. Start the gateway, or name its configuration with --config."
                          .formatted(directory)));
    } catch (IOException e) {
      throw new Fault(
          FaultCode.DATABASE_UNREACHABLE,
          "The embedded PostgreSQL in %s cannot be looked at (%s). Nothing was started. Run the command as the user of the gateway."
              .formatted(directory, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Starts it or finds it running.
   *
   * @param directory its files, kept over restarts
   * @throws Fault DATABASE_UNREACHABLE if it does not start
   */
  public static EmbeddedDatabase start(Path directory) {
    LOG.warn(
        "No fallbruecke.database.url is set: an embedded PostgreSQL runs in {}. This is for evaluation, not for citizens' applications.",
        directory);
    try {
      Optional<EmbeddedDatabase> running = running(directory);
      if (running.isPresent()) {
        return running.get();
      }
      Files.createDirectories(directory.toAbsolutePath().getParent());
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(directory.toAbsolutePath())
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "100")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
      return new EmbeddedDatabase(postgres.getJdbcUrl("postgres", "postgres"), postgres, null);
    } catch (IOException | IllegalStateException e) {
      throw new Fault(
          FaultCode.DATABASE_UNREACHABLE,
          "The embedded PostgreSQL in %s does not start (%s). Nothing was started. Set fallbruecke.database.url to a PostgreSQL, or check the folder's owner and free space; where the system forbids 'unshare' to root, run as another user."
              .formatted(directory, e.getClass().getSimpleName()),
          e);
    }
  }

  /** JDBC URL with user. */
  public String url() {
    return url;
  }

  /** Stops it, also when an earlier process started it. */
  public void close() throws IOException {
    if (started != null) {
      started.close();
    } else if (adopted != null && adopted.destroy()) {
      try {
        adopted.onExit().get(20, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.warn("The embedded PostgreSQL (process {}) is still stopping", adopted.pid());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The pid file has the process in its first line and the port in its fourth. */
  private static Optional<EmbeddedDatabase> running(Path directory) throws IOException {
    Path pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 4) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    String url =
        "jdbc:postgresql://localhost:%s/postgres?user=postgres".formatted(lines.get(3).strip());
    if (process.isEmpty() || !answers(url)) {
      return Optional.empty();
    }
    LOG.info("Found the embedded PostgreSQL of another process running");
    return Optional.of(new EmbeddedDatabase(url, null, process.get()));
  }

  private static boolean answers(String url) {
    try (var connection = DriverManager.getConnection(url)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }
}
