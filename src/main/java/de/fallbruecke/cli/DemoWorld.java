package de.fallbruecke.cli;

import de.fallbruecke.simulator.Sent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everything of the demo on loopback: the gateway and its neighbours. */
final class DemoWorld implements AutoCloseable {
  private final Neighbours neighbours;
  private final GatewayProcess gateway;
  private final int port;
  private final int takenBefore;

  private DemoWorld(Neighbours neighbours, GatewayProcess gateway, int port) {
    this.neighbours = neighbours;
    this.gateway = gateway;
    this.port = port;
    this.takenBefore = neighbours.cases().size();
  }

  /**
   * Starts all of it; the gateway is on its way but not yet ready.
   *
   * @param state folder of the demo, kept over restarts
   * @param home folder with {@code routes} and {@code schemas}
   * @param wish port of the console; another one if it is taken, 0 = any
   */
  static DemoWorld start(Path state, Path home, int wish) throws IOException {
    Files.createDirectories(state.resolve("records"));
    Neighbours neighbours =
        Neighbours.start(
            state, home, Neighbours.sinkIn(state).port(wish == 0 ? 0 : Ports.free(wish + 2)));
    int port = Ports.free(wish);
    int managementPort = Ports.free(wish == 0 ? 0 : wish + 1);
    Path configuration = state.resolve("fallbruecke.yaml");
    Files.writeString(
        configuration,
        DemoConfiguration.yaml(
            neighbours.connection(), neighbours.sinkPage(), state, home, port, managementPort));
    neighbours.callBack(URI.create("http://127.0.0.1:" + port));
    GatewayProcess gateway =
        GatewayProcess.start(
            configuration, state.resolve("gateway.log"), home, managementPort, List.of());
    return new DemoWorld(neighbours, gateway, port);
  }

  GatewayProcess gateway() {
    return gateway;
  }

  Neighbours neighbours() {
    return neighbours;
  }

  URI console() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** How many cases the specialist software has taken since the start, each key once. */
  int taken() {
    return neighbours.cases().size() - takenBefore;
  }

  /** Sends the sample of that turn. */
  Sent send(int turn) {
    return neighbours.send(turn);
  }

  @Override
  public void close() {
    gateway.stop();
    neighbours.close();
  }
}
