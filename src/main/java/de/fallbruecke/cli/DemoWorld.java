package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import de.fallbruecke.simulator.Portal;
import de.fallbruecke.simulator.Sample;
import de.fallbruecke.simulator.Samples;
import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Simulator;
import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.SinkOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything of the demo on loopback: the portal's side, the gateway, the specialist software. */
final class DemoWorld implements AutoCloseable {
  private final Simulator simulator;
  private final Sink sink;
  private final Portal portal;
  private final GatewayProcess gateway;
  private final int port;
  private final List<Sample> samples;
  private final int takenBefore;

  private DemoWorld(
      Simulator simulator,
      Sink sink,
      Portal portal,
      GatewayProcess gateway,
      int port,
      List<Sample> samples) {
    this.simulator = simulator;
    this.sink = sink;
    this.portal = portal;
    this.gateway = gateway;
    this.port = port;
    this.samples = samples;
    this.takenBefore = sink.cases().size();
  }

  /**
   * Starts all of it; the gateway is on its way but not yet ready.
   *
   * @param state folder of the demo, kept over restarts
   * @param home folder with {@code routes} and {@code schemas}
   * @param wish port of the console; another one if it is taken, 0 = any
   */
  static DemoWorld start(Path state, Path home, int wish) throws IOException {
    Files.createDirectories(state);
    Simulator simulator = Simulator.start(state.resolve("portal"), 0);
    Sink sink =
        Sink.start(
            SinkOptions.writing(state.resolve("ledger.jsonl"))
                .port(wish == 0 ? 0 : freePort(wish + 2)));
    Connection connection = simulator.connection();
    int port = freePort(wish);
    int managementPort = freePort(wish == 0 ? 0 : wish + 1);
    Path configuration = state.resolve("fallbruecke.yaml");
    Files.writeString(
        configuration,
        DemoConfiguration.yaml(connection, sink.baseUri(), state, home, port, managementPort));
    for (Connection.Destination destination : connection.destinations()) {
      simulator.callback(
          destination.name(),
          URI.create("http://127.0.0.1:" + port + "/callbacks/fitconnect/" + destination.name()));
    }
    GatewayProcess gateway =
        GatewayProcess.start(configuration, state.resolve("gateway.log"), home, managementPort);
    return new DemoWorld(
        simulator,
        sink,
        Portal.of(connection),
        gateway,
        port,
        inTurn(Samples.under(home.resolve("routes")).all()));
  }

  GatewayProcess gateway() {
    return gateway;
  }

  URI console() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  URI sinkPage() {
    return sink.baseUri();
  }

  int packages() {
    return (int) samples.stream().map(Sample::routePackage).distinct().count();
  }

  /** Sends the sample of that turn: first one of each package, then their other fixtures. */
  Sent send(int turn) {
    Sample sample = samples.get(turn % samples.size());
    String destination =
        simulator.connection().destinations().stream()
            .filter(d -> sample.routePackage().equals(d.routePackage()))
            .map(Connection.Destination::name)
            .findFirst()
            .orElseThrow();
    return portal.send(sample.draft(destination));
  }

  /** What the portal's side knows of a submission: accepted, rejected, submitted, … */
  String status(UUID submission) {
    return simulator.status(submission).orElse("unknown");
  }

  /** How many cases the specialist software has taken since the start, each key once. */
  int taken() {
    return sink.cases().size() - takenBefore;
  }

  @Override
  public void close() {
    gateway.stop();
    portal.close();
    sink.close();
    simulator.close();
  }

  private static List<Sample> inTurn(List<Sample> all) {
    Map<String, List<Sample>> byPackage = new LinkedHashMap<>();
    all.forEach(
        sample ->
            byPackage.computeIfAbsent(sample.routePackage(), p -> new ArrayList<>()).add(sample));
    List<Sample> turns = new ArrayList<>();
    for (int round = 0; turns.size() < all.size(); round++) {
      for (List<Sample> ofPackage : byPackage.values()) {
        if (round < ofPackage.size()) {
          turns.add(ofPackage.get(round));
        }
      }
    }
    return turns;
  }

  /** The wished port or, if it is taken or 0, any. */
  static int freePort(int wish) throws IOException {
    try (ServerSocket socket = new ServerSocket(wish, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException taken) {
      if (wish == 0) {
        throw taken;
      }
      return freePort(0);
    }
  }
}
