package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.KeySource;
import de.fallbruecke.simulator.SftpShelf;
import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.SinkOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A gateway with a small heap between a portal, by FIT-Connect or XTA, and targets: HTTP, a drop
 * directory, SFTP.
 */
final class LargeWorld implements AutoCloseable {
  /** Where the case goes. */
  enum Targets {
    REST,
    FILE,
    SFTP,
    /** The software over HTTP and the drop directory. */
    BOTH,
    /** The software over HTTP and the SFTP server. */
    REST_SFTP;

    boolean software() {
      return this == REST || this == BOTH || this == REST_SFTP;
    }

    boolean two() {
      return this == BOTH || this == REST_SFTP;
    }

    boolean sftp() {
      return this == SFTP || this == REST_SFTP;
    }
  }

  /**
   * What to start.
   *
   * @param state folder for everything
   * @param home folder with {@code routes} and {@code schemas}
   * @param channels the ways in
   * @param database JDBC URL; null = the embedded one
   */
  record Plan(
      Path state,
      Path home,
      Set<LargeOrigin.Channel> channels,
      Targets targets,
      String heap,
      KeySource keys,
      @Nullable String database) {}

  /** A target that can be looked into. */
  interface Place {
    String name();

    List<LargeContent.Arrived> arrived() throws IOException;
  }

  private final Plan plan;
  private final Map<LargeOrigin.Channel, LargeOrigin> origins;
  private final Sink sink;
  private final SftpShelf inbox;
  private final GatewayProcess gateway;

  private LargeWorld(
      Plan plan,
      Map<LargeOrigin.Channel, LargeOrigin> origins,
      Sink sink,
      SftpShelf inbox,
      GatewayProcess gateway) {
    this.plan = plan;
    this.origins = origins;
    this.sink = sink;
    this.inbox = inbox;
    this.gateway = gateway;
  }

  /** Starts all of it; the gateway is on its way but not yet ready. */
  static LargeWorld start(Plan plan) throws IOException {
    Files.createDirectories(plan.state().resolve(LargeConfiguration.DROP));
    Map<LargeOrigin.Channel, LargeOrigin> origins = new EnumMap<>(LargeOrigin.Channel.class);
    for (LargeOrigin.Channel channel : plan.channels()) {
      origins.put(
          channel,
          LargeOrigin.start(channel, plan.state(), plan.home().resolve("routes"), plan.keys()));
    }
    Sink sink = Sink.start(SinkOptions.writing(plan.state().resolve("ledger.jsonl")));
    SftpShelf inbox = SftpShelf.start(0, plan.state().resolve(LargeConfiguration.DROP));
    int managementPort = Ports.free(0);
    Path configuration = plan.state().resolve("fallbruecke.yaml");
    Files.writeString(
        configuration,
        LargeConfiguration.yaml(plan, origins.values(), sink.baseUri(), inbox, managementPort));
    GatewayProcess gateway =
        GatewayProcess.startWithHeap(
            configuration,
            plan.state().resolve("gateway.log"),
            plan.home(),
            managementPort,
            plan.heap());
    return new LargeWorld(plan, origins, sink, inbox, gateway);
  }

  GatewayProcess gateway() {
    return gateway;
  }

  Targets targets() {
    return plan.targets();
  }

  String heap() {
    return plan.heap();
  }

  /** The portal's side of a channel that the plan names. */
  LargeOrigin origin(LargeOrigin.Channel channel) {
    return Objects.requireNonNull(origins.get(channel));
  }

  /** The targets of this world. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    if (plan.targets().software()) {
      places.add(new Software());
    }
    if (plan.targets() != Targets.REST) {
      places.add(new Drop());
    }
    return places;
  }

  @Override
  public void close() {
    gateway.stop();
    sink.close();
    inbox.close();
    origins.values().forEach(LargeOrigin::close);
  }

  /** What the sample specialist software wrote down. */
  private final class Software implements Place {
    @Override
    public String name() {
      return "specialist software";
    }

    @Override
    public List<LargeContent.Arrived> arrived() {
      return sink.cases().stream()
          .flatMap(taken -> taken.contents().stream())
          .map(document -> new LargeContent.Arrived(document.size(), document.sha512()))
          .toList();
    }
  }

  /** What lies in the drop directory: the files themselves, not what the manifest says of them. */
  private final class Drop implements Place {
    @Override
    public String name() {
      return plan.targets().sftp() ? "SFTP server" : "drop directory";
    }

    @Override
    public List<LargeContent.Arrived> arrived() throws IOException {
      List<LargeContent.Arrived> found = new ArrayList<>();
      Path drop = plan.state().resolve(LargeConfiguration.DROP);
      try (DirectoryStream<Path> ready = Files.newDirectoryStream(drop, "*.ready")) {
        for (Path mark : ready) {
          String name = mark.getFileName().toString();
          collect(drop.resolve(name.substring(0, name.length() - ".ready".length())), found);
        }
      }
      return found;
    }

    private static void collect(Path folder, List<LargeContent.Arrived> found) throws IOException {
      JsonNode manifest = Json.mapper().readTree(folder.resolve("manifest.json"));
      for (JsonNode entry : manifest.path("files")) {
        Path file = folder.resolve(entry.path("file").asString(""));
        try (InputStream in = Files.newInputStream(file)) {
          found.add(new LargeContent.Arrived(Files.size(file), Sha512.hex(in)));
        }
      }
    }
  }
}
