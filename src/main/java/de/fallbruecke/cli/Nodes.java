package de.fallbruecke.cli;

import de.fallbruecke.platform.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Several gateway processes on one database, each with ports of its own. */
final class Nodes implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final EmbeddedDatabase database;
  private final List<GatewayProcess> processes = new ArrayList<>();
  private final List<URI> consoles = new ArrayList<>();

  private Nodes(EmbeddedDatabase database) {
    this.database = database;
  }

  /**
   * Starts database and processes; the first alone, because it prepares the database for all.
   *
   * @throws IllegalStateException if one does not start; with the end of its log
   */
  static Nodes start(Path state, Path home, Neighbours neighbours, int count) throws IOException {
    Nodes nodes = new Nodes(EmbeddedDatabase.start(state.resolve("postgres")));
    try {
      for (int n = 1; n <= count; n++) {
        nodes.add(state, home, neighbours, n);
        if (n == 1) {
          nodes.awaitReady();
        }
      }
      nodes.awaitReady();
      neighbours.callBack(nodes.consoles.getFirst());
      return nodes;
    } catch (IOException | RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  private void add(Path state, Path home, Neighbours neighbours, int number) throws IOException {
    int port = Ports.free(0);
    int managementPort = Ports.free(0);
    Path configuration = state.resolve("node-%d.yaml".formatted(number));
    Files.writeString(
        configuration,
        DemoConfiguration.yaml(
            neighbours.connection(), neighbours.sinkPage(), state, home, port, managementPort));
    consoles.add(URI.create("http://127.0.0.1:" + port));
    processes.add(
        GatewayProcess.start(
            configuration,
            state.resolve("node-%d.log".formatted(number)),
            home,
            managementPort,
            List.of(
                "fallbruecke.database.url=" + database.url(),
                "fallbruecke.database.pool-size=12")));
  }

  int count() {
    return processes.size();
  }

  GatewayProcess get(int index) {
    return processes.get(index);
  }

  boolean anyReady() {
    return processes.stream().anyMatch(GatewayProcess::isReady);
  }

  /** How many submissions are in the state, asked at whichever process answers. */
  long count(String state) {
    return processes.stream()
        .filter(GatewayProcess::isReady)
        .findFirst()
        .map(process -> process.count(state))
        .orElse(0L);
  }

  String databaseUrl() {
    return database.url();
  }

  void awaitReady() throws IOException {
    for (GatewayProcess process : processes) {
      if (!process.awaitReady(START_LIMIT)) {
        throw new IllegalStateException(
            "A gateway process did not start. The end of its log:\n" + process.lastLines());
      }
    }
  }

  @Override
  public void close() {
    processes.forEach(GatewayProcess::kill);
    try {
      database.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
