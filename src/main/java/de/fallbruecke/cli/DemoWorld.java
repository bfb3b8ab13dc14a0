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
  private final Offices offices;
  private final GatewayProcess gateway;
  private final int port;
  private final int takenBefore;
  private int wanted;
  private int answered;

  private DemoWorld(Neighbours neighbours, Offices offices, GatewayProcess gateway, int port) {
    this.neighbours = neighbours;
    this.offices = offices;
    this.gateway = gateway;
    this.port = port;
    this.takenBefore = cases(neighbours);
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
    Neighbours neighbours =
        Neighbours.start(
            state, home, Neighbours.sinkIn(state).port(wish == 0 ? 0 : Ports.free(wish + 2)));
    Offices offices = Offices.open(neighbours.sink(), state);
    int port = Ports.free(wish);
    int managementPort = Ports.free(wish == 0 ? 0 : wish + 1);
    Path configuration = state.resolve("fallbruecke.yaml");
    Files.writeString(
        configuration,
        DemoConfiguration.yaml(
            neighbours.connection(),
            neighbours.sinkPage(),
            state,
            home,
            port,
            managementPort,
            offices));
    URI address = URI.create("http://127.0.0.1:" + port);
    neighbours.callBack(address);
    offices.fetchFrom(address);
    GatewayProcess gateway =
        GatewayProcess.start(
            configuration, state.resolve("gateway.log"), home, managementPort, List.of());
    return new DemoWorld(neighbours, offices, gateway, port);
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

  /**
   * How many cases the specialist software has taken since the start, each key once. What is filed
   * in the records system is a second copy.
   */
  int taken() {
    return cases(neighbours) - takenBefore;
  }

  private static int cases(Neighbours neighbours) {
    return (int) neighbours.cases().stream().filter(taken -> !taken.way().equals("xdomea")).count();
  }

  /** Sends the sample of that turn. */
  Sent send(int turn) {
    wanted += neighbours.wantsAnswer(turn) ? 1 : 0;
    return neighbours.sendForAnswer(turn);
  }

  /** How many answers the applicants have taken; looks for new ones. */
  int answered() {
    answered += neighbours.takeAnswers();
    return answered;
  }

  /** How many applicants are to get an answer. */
  int wanted() {
    return wanted;
  }

  @Override
  public void close() {
    gateway.stop();
    offices.close();
    neighbours.close();
  }
}
