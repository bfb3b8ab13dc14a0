package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The gateway as a process of its own, so that it can be killed and started again. */
final class GatewayProcess {
  /** For small content: starts quickly. */
  private static final List<String> QUICK =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

  private final Path configuration;
  private final Path log;
  private final Path home;
  private final URI management;
  private final List<String> settings;
  private final List<String> jvm;
  private final HttpClient http = OutboundHttp.newClient();
  private Process process;

  private GatewayProcess(
      Path configuration,
      Path log,
      Path home,
      URI management,
      List<String> settings,
      List<String> jvm)
      throws IOException {
    this.configuration = configuration;
    this.log = log;
    this.home = home;
    this.management = management;
    this.settings = List.copyOf(settings);
    this.jvm = jvm;
    this.process = launch();
  }

  /**
   * Starts it; {@link #awaitReady} says when it works.
   *
   * @param settings each as {@code key=value}; they win over the configuration
   */
  static GatewayProcess start(
      Path configuration, Path log, Path home, int managementPort, List<String> settings)
      throws IOException {
    return new GatewayProcess(
        configuration,
        log,
        home,
        URI.create("http://127.0.0.1:" + managementPort),
        settings,
        QUICK);
  }

  /**
   * Starts it as in production, with a heap of this size.
   *
   * @param heap as for {@code -Xmx}
   */
  static GatewayProcess startWithHeap(
      Path configuration, Path log, Path home, int managementPort, String heap) throws IOException {
    return new GatewayProcess(
        configuration,
        log,
        home,
        URI.create("http://127.0.0.1:" + managementPort),
        List.of(),
        List.of("-XX:+UseSerialGC", "-Xmx" + heap));
  }

  /** Starts it again after it died. */
  void restart() throws IOException {
    process = launch();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitStatus() {
    return process.exitValue();
  }

  /** Whether it works now. */
  boolean isReady() {
    return process.isAlive()
        && get("/actuator/health")
            .filter(health -> "UP".equals(text(health, "status")))
            .isPresent();
  }

  /** Whether it answered within the time; false too if it ended. */
  boolean awaitReady(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      if (isReady()) {
        return true;
      }
      LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
    }
    return false;
  }

  /** How many submissions are in the state; zero while it does not answer. */
  long count(String state) {
    return get("/actuator/submissions").map(counts -> counts.path(state).asLong(0)).orElse(0L);
  }

  /** The end of its log, for a start that failed. */
  String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
  }

  /** Ends it as a power failure would: SIGKILL, no shutdown. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it in order. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private Optional<JsonNode> get(String path) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(management.resolve(path))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? Optional.of(Json.mapper().readTree(answer.body()))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(jvm);
    command.add("-Dlauncher.home=" + home);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("de.fallbruecke.Fallbruecke");
    command.add("run");
    command.add("--config");
    command.add(configuration.toString());
    for (String setting : settings) {
      command.add("--set");
      command.add(setting);
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
