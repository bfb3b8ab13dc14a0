package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Sent;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database, as separate processes. */
class ClusterIT {
  @TempDir Path state;
  private final Path home = Path.of("").toAbsolutePath();
  private final List<Sent> sent = new ArrayList<>();
  private Neighbours neighbours;
  private Nodes nodes;

  @BeforeEach
  void start() throws Exception {
    neighbours =
        Neighbours.start(state, home, Neighbours.sinkIn(state).delay(Duration.ofMillis(100)));
    nodes = Nodes.start(state, home, neighbours, 2);
  }

  @AfterEach
  void stop() {
    nodes.close();
    neighbours.close();
  }

  @Test
  void aRollingRestartRepeatsNothingAndADeadProcessIsReplacedWithinThirtySeconds()
      throws Exception {
    rollingRestartUnderLoad();
    takeOverOfADeadProcess();
  }

  /** One after the other ends in order and starts again while submissions are on their way. */
  private void rollingRestartUnderLoad() throws Exception {
    for (int n = 0; n < nodes.count(); n++) {
      send(8);
      GatewayProcess process = nodes.get(n);
      await("the work has begun", () -> neighbours.cases().size() >= sent.size() - 7);
      process.stop();
      process.restart();
      assertThat(process.awaitReady(Duration.ofMinutes(2))).isTrue();
    }
    await("all are confirmed", this::allConfirmed);

    assertThat(neighbours.cases()).hasSize(sent.size());
    assertThat(neighbours.repeated().same()).isZero();
    assertThat(nodes.count("HELD")).isZero();
    assertThat(sent).allSatisfy(s -> assertThat(neighbours.receipts(s)).isEqualTo(1));
  }

  /** The dead one's steps are claimed by it until it has given no sign of life for a while. */
  private void takeOverOfADeadProcess() throws Exception {
    send(16);
    await("both work", () -> claimants() == 2);
    nodes.get(0).kill();
    Instant death = databaseTime();
    await("nothing is claimed by the dead one", () -> claimedBefore(death) == 0);

    // From the claims alone: a living process renews its own every five seconds.
    assertThat(Duration.between(death, databaseTime())).isLessThan(Duration.ofSeconds(30));
    await("all are confirmed", this::allConfirmed);
    assertThat(neighbours.cases()).hasSize(sent.size());
    assertThat(nodes.count("HELD")).isZero();
  }

  private void send(int count) {
    for (int i = 0; i < count; i++) {
      sent.add(neighbours.send(sent.size()));
    }
  }

  private boolean allConfirmed() {
    return sent.stream().allMatch(s -> neighbours.status(s.submissionId()).equals("accepted"));
  }

  /** How many processes have claimed steps just now. */
  private long claimants() throws SQLException {
    return ask(
        "select count(distinct picked_by) from scheduled_tasks where picked and task_name in ('receive', 'process', 'deliver', 'confirm')",
        Long.class);
  }

  /** How many claims gave no sign of life since. */
  private long claimedBefore(Instant time) throws SQLException {
    return ask(
        "select count(*) from scheduled_tasks where picked and last_heartbeat <= '%s'"
            .formatted(time),
        Long.class);
  }

  private Instant databaseTime() throws SQLException {
    return ask("select clock_timestamp()", OffsetDateTime.class).toInstant();
  }

  private <T> T ask(String sql, Class<T> type) throws SQLException {
    try (var connection = DriverManager.getConnection(nodes.databaseUrl());
        var query = connection.createStatement();
        var row = query.executeQuery(sql)) {
      row.next();
      return row.getObject(1, type);
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(30))
        .until(condition);
  }
}
