package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.simulator.Draft;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Source;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.testkit.OwnDatabaseServer;
import de.fallbruecke.testkit.SmallDisk;
import de.fallbruecke.testkit.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database crashes under load, has no connection left, has no space left; a drop directory has
 * no space left. Afterwards everything goes on by itself.
 */
class DatabaseOutageIT {
  private static final int CONNECTIONS = 4;
  private static final String REST = "wohngeld";
  private static final String DROP = "gewerbe";
  private static final String NO_DISK =
      "Mounting a tmpfs is not permitted here: the full disk is not tested. Run as root.";

  @TempDir static Path directory;
  private static OwnDatabaseServer server;
  private static Optional<SmallDisk> tables = Optional.empty();
  private static Optional<SmallDisk> drop = Optional.empty();
  private static World world;

  @BeforeAll
  static void start() throws Exception {
    server = OwnDatabaseServer.start(directory.resolve("postgres"));
    tables = SmallDisk.mount(directory.resolve("tables"), 80);
    drop = SmallDisk.mount(directory.resolve("drop"), 2);
    if (tables.isPresent()) {
      // A full disk under tables, with room for the log of the server: what an admin meets first.
      Path space = Files.createDirectory(tables.get().directory().resolve("space"));
      server.execute("create tablespace small location '" + space + "'");
      server.execute("create database gateway tablespace small");
    } else {
      server.execute("create database gateway");
    }
    Path folder = drop.map(SmallDisk::directory).orElse(directory.resolve("drop")).resolve("cases");
    Files.createDirectories(folder);
    String target = "fallbruecke.targets.ablage.";
    world =
        World.builder()
            .set("fallbruecke.database.url", server.url("gateway"))
            .set("fallbruecke.database.pool-size", String.valueOf(CONNECTIONS))
            .set("fallbruecke.database.answer-timeout", "5s")
            .set(target + "type", "file")
            .set(target + "tenant", "musterkreis")
            .set(target + "productive", "false")
            .set(target + "retry.first", "1s")
            .set(target + "file.directory", folder.toString())
            .set("fallbruecke.routes.instances." + DROP + ".parameters.target", "ablage")
            .start();
  }

  @AfterAll
  static void stop() {
    world.close();
    server.close();
    tables.ifPresent(SmallDisk::close);
    drop.ifPresent(SmallDisk::close);
  }

  @Test
  void aDatabaseThatCrashesUnderLoadLosesNothing() {
    List<Sent> all = new ArrayList<>();
    for (int crash = 0; crash < 2; crash++) {
      int atLeast = world.sink().cases().size() + 2;
      for (int i = 0; i < 8; i++) {
        all.add(send(REST, 1000));
      }
      Awaitility.await("some are on their way")
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> world.sink().cases().size() >= atLeast);
      server.crash();
      server.startAgain();
    }

    all.forEach(DatabaseOutageIT::confirmedOnce);
  }

  @Test
  void aPoolWithoutAFreeConnectionIsWaitedFor() throws SQLException {
    HikariDataSource pool = world.bean(HikariDataSource.class);
    List<Connection> taken = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      taken.add(pool.getConnection());
    }
    List<Sent> all = Stream.generate(() -> send(REST, 1000)).limit(4).toList();
    Awaitility.await("steps, heartbeat and clock wait")
        .atMost(Duration.ofSeconds(30))
        .until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() >= 3);

    for (Connection connection : taken) {
      connection.close();
    }

    all.forEach(DatabaseOutageIT::confirmedOnce);
  }

  @Test
  void aDatabaseWithoutSpaceIsWaitedFor() {
    assumeTrue(tables.isPresent(), NO_DISK);
    SmallDisk disk = tables.orElseThrow();
    disk.fill(2_000_000);
    Sent sent = send(REST, 8_000_000);
    Awaitility.await("a step fails for want of space")
        .atMost(Duration.ofSeconds(40))
        .until(() -> failingSteps() > 0);
    assertThatThrownBy(() -> take(8_000_000)).hasMessageContaining("53100");

    disk.free();

    confirmedOnce(sent);
  }

  @Test
  void aDropDirectoryWithoutSpaceIsWaitedFor() throws Exception {
    assumeTrue(drop.isPresent(), NO_DISK);
    SmallDisk disk = drop.orElseThrow();
    disk.fill(100_000);
    Sent sent = send(DROP, 500_000);
    Awaitility.await("the target is tried in vain")
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                world.find(sent).stream()
                    .flatMap(s -> world.bean(Deliveries.class).of(s.id()).stream())
                    .anyMatch(d -> d.code() == FaultCode.TARGET_NOT_WRITABLE));

    disk.free();

    Submission confirmed = confirmed(sent);
    assertThat(world.evidence(confirmed)).doesNotContain("HELD");
    try (Stream<Path> files = Files.list(disk.directory().resolve("cases"))) {
      String key = world.bean(Deliveries.class).of(confirmed.id()).getFirst().idempotencyKey();
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(key, key + ".ready");
    }
  }

  private static Sent send(String destination, int attachment) {
    String sample = destination.equals(DROP) ? "gewerbeanmeldung" : destination;
    Draft draft = Samples.under(Path.of("routes")).named(sample).getFirst().draft(destination);
    return world
        .portal()
        .send(
            draft.attach(
                Draft.Attachment.of(
                    "nachweis.txt", "text/plain", Source.repeated('x', attachment))));
  }

  private static void confirmedOnce(Sent sent) {
    Submission confirmed = confirmed(sent);
    assertThat(world.status(sent.submissionId())).isEqualTo("accepted");
    assertThat(world.portal().events(sent.caseId()))
        .filteredOn(event -> event.toString().contains("accept-submission"))
        .hasSize(1);
    assertThat(world.sink().cases())
        .filteredOn(taken -> confirmed.id().toString().equals(taken.submissionId()))
        .hasSize(1);
    assertThat(world.evidence(confirmed)).doesNotContain("HELD", "REJECTING", "DELIVERY_HELD");
  }

  private static Submission confirmed(Sent sent) {
    Awaitility.await(sent.submissionId() + " is confirmed")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions() // the pool may still hold connections that are broken
        .until(
            () -> {
              world.clock().forward(Duration.ofSeconds(2));
              return world.find(sent).map(Submission::state).orElse(null);
            },
            SubmissionState.CONFIRMED::equals);
    return world.find(sent).orElseThrow();
  }

  private static long failingSteps() throws SQLException {
    try (Connection connection = world.bean(HikariDataSource.class).getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from scheduled_tasks where consecutive_failures > 0")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The reason why steps fail, seen from the outside. */
  private static void take(int bytes) throws SQLException {
    try (Connection connection = world.bean(HikariDataSource.class).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "create temp table want as select g, repeat(md5(random()::text), 30) from generate_series(1, "
              + bytes / 1000
              + ") g");
    } catch (SQLException e) {
      throw new SQLException(e.getSQLState(), e.getSQLState(), e);
    }
  }
}
