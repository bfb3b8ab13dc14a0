package de.fallbruecke.cli;

import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Sink.TakenCase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Kills gateway processes at random moments while submissions are on their way, starts them again,
 * and compares the books of all sides when nothing is open any more.
 */
final class CrashProof {
  /** Long enough for a take-over, the first long pauses of a retry and a slow machine. */
  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  /** The specialist software takes its time, so that a kill often meets a request under way. */
  private static final Duration SINK_DELAY = Duration.ofMillis(60);

  private static final double KILLED_WHILE_STARTING = 0.15;

  private final int submissions;
  private final int kills;
  private final int nodeCount;
  private final long seed;
  private final Random random;
  private final Consumer<String> progress;

  CrashProof(int submissions, int kills, int nodeCount, long seed, Consumer<String> progress) {
    this.submissions = submissions;
    this.kills = kills;
    this.nodeCount = nodeCount;
    this.seed = seed;
    this.random = new Random(seed);
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param state an empty folder for all files
   * @param home folder with routes and schemas
   */
  CrashResult run(Path state, Path home) throws IOException, SQLException {
    try (Neighbours neighbours =
            Neighbours.start(state, home, Neighbours.sinkIn(state).delay(SINK_DELAY));
        Nodes nodes = Nodes.start(state, home, neighbours, nodeCount)) {
      progress.accept("%d processes work, seed %d".formatted(nodeCount, seed));
      long begun = System.nanoTime();
      List<Sent> sent = new ArrayList<>();
      for (int kill = 1; kill <= kills; kill++) {
        send(neighbours, sent, submissions * kill / (kills + 1));
        kill(nodes);
        progress.accept("kill %d, %d sent".formatted(kill, sent.size()));
      }
      send(neighbours, sent, submissions);
      awaitEnd(neighbours, nodes, sent);
      double seconds = (System.nanoTime() - begun) / 1e9;
      Books books = books(neighbours, nodes, sent);
      return new CrashResult(
          sent.size(),
          books.confirmed(),
          books.caseCount(),
          books.sameAgain(),
          books.lost(),
          books.duplicated(),
          nodes.count("HELD"),
          kills,
          nodeCount,
          seed,
          Math.round(seconds * 10) / 10.0);
    }
  }

  private static void send(Neighbours neighbours, List<Sent> sent, int upTo) {
    while (sent.size() < upTo) {
      sent.add(neighbours.send(sent.size()));
    }
  }

  /** One process dies at a random moment while at least one other, or it alone, works. */
  private void kill(Nodes nodes) throws IOException {
    while (!nodes.anyReady()) {
      pause(Duration.ofMillis(100));
      revive(nodes);
    }
    pause(Duration.ofMillis(random.nextInt(2500)));
    GatewayProcess victim = nodes.get(random.nextInt(nodes.count()));
    if (!victim.isReady() && random.nextDouble() > KILLED_WHILE_STARTING) {
      victim.awaitReady(Duration.ofMinutes(2));
    }
    victim.kill();
    victim.restart();
    revive(nodes);
  }

  /** A process that ended by itself is started again, as its service manager would. */
  private void revive(Nodes nodes) throws IOException {
    for (int n = 0; n < nodes.count(); n++) {
      if (!nodes.get(n).isAlive()) {
        progress.accept(
            "process %d ended by itself:%n%s".formatted(n + 1, nodes.get(n).lastLines()));
        nodes.get(n).restart();
      }
    }
  }

  private void awaitEnd(Neighbours neighbours, Nodes nodes, List<Sent> sent) throws IOException {
    long open = sent.size();
    long lastChange = System.nanoTime();
    while (open > 0 && System.nanoTime() - lastChange < STANDSTILL.toNanos()) {
      pause(Duration.ofMillis(300));
      revive(nodes);
      long now = sent.stream().filter(s -> isOpen(neighbours.status(s.submissionId()))).count();
      if (now != open) {
        open = now;
        lastChange = System.nanoTime();
        progress.accept("%d are open".formatted(open));
      }
    }
  }

  private static boolean isOpen(String status) {
    return !status.equals("accepted") && !status.equals("rejected");
  }

  private static Books books(Neighbours neighbours, Nodes nodes, List<Sent> sent)
      throws SQLException {
    Map<UUID, Long> receipts = new LinkedHashMap<>();
    sent.forEach(s -> receipts.put(s.submissionId(), neighbours.receipts(s)));
    Map<String, UUID> names = names(nodes);
    List<Books.Taken> cases = new ArrayList<>();
    for (TakenCase taken : neighbours.cases()) {
      cases.add(
          new Books.Taken(
              Objects.requireNonNull(names.get(String.valueOf(taken.submissionId()))),
              taken.key()));
    }
    return new Books(
        sent.stream().map(Sent::submissionId).toList(),
        receipts,
        sent.stream()
            .map(Sent::submissionId)
            .filter(id -> neighbours.status(id).equals("accepted"))
            .collect(Collectors.toSet()),
        cases,
        neighbours.repeated().same(),
        neighbours.repeated().other());
  }

  /** The gateway calls a submission by an id of its own; its table says which the portal's is. */
  private static Map<String, UUID> names(Nodes nodes) throws SQLException {
    Map<String, UUID> names = new HashMap<>();
    try (var connection = DriverManager.getConnection(nodes.databaseUrl());
        var query = connection.createStatement();
        var rows = query.executeQuery("select id, external_id from submission")) {
      while (rows.next()) {
        names.put(rows.getString(1), UUID.fromString(rows.getString(2)));
      }
    }
    return names;
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
