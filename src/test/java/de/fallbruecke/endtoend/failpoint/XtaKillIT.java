package de.fallbruecke.endtoend.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.testkit.World;
import de.fallbruecke.testkit.XtaPostbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * The gateway process is killed while a message of a box is on its way: after it was fetched and
 * before it is stored, after the target has it, before and after it is closed. Each message is
 * delivered once and closed once. All points of the engine: {@link FailPointIT}.
 */
class XtaKillIT {
  private static final List<String> POINTS =
      List.of(
          "Receive.on RECEIVE AFTER",
          "Deliver.send SEND AFTER",
          "Confirm.on CONFIRM BEFORE",
          "Confirm.on CONFIRM AFTER");

  @TempDir Path directory;
  private final World world =
      World.builder().set("fallbruecke.engine.heartbeat", "1s").withoutGateway();
  private final List<Process> gateways = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Process gateway : gateways) {
      kill(gateway);
    }
    world.close();
  }

  @Test
  void killedAtAnyPointAMessageIsDeliveredOnceAndClosed() throws Exception {
    List<String> ids = new ArrayList<>();
    for (String point : POINTS) {
      ids.add(XtaPostbox.SERVER.put(XtaPostbox.letter(List.of())));
      Path reached = directory.resolve(ids.size() + ".reached");
      Process gateway = launch(point, reached);
      Awaitility.await("reached: " + point)
          .atMost(Duration.ofSeconds(120))
          .until(() -> Files.exists(reached));
      kill(gateway);
    }
    launch("nowhere COMMIT BEFORE", directory.resolve("never"));

    Awaitility.await("all are closed")
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(ids).allMatch(XtaPostbox.SERVER::closed));
    assertThat(world.sink().cases()).hasSize(POINTS.size());
    assertThat(world.sink().repeated().other()).isZero();
  }

  private Process launch(String point, Path reached) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                StoppingGateway.class.getName(),
                point,
                reached.toString(),
                Files.writeString(directory.resolve("go"), "go").toString(),
                "--spring.main.lazy-initialization=true",
                "--fallbruecke.schemas.directory=" + schemas()));
    settings().forEach((key, value) -> command.add("--" + key + "=" + value));
    Process gateway =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("gateway.log").toFile()))
            .start();
    gateways.add(gateway);
    return gateway;
  }

  /** The box alone: no destination of FIT-Connect has to be listed for this. */
  private Map<String, String> settings() {
    Map<String, String> all = world.gatewaySettings();
    all.keySet()
        .removeIf(
            key ->
                key.startsWith("fallbruecke.routes.instances.")
                    || key.startsWith("fallbruecke.destinations.")
                    || key.startsWith("fallbruecke.fitconnect."));
    all.putAll(XtaPostbox.settings(directory.resolve("routes")));
    return all;
  }

  private Path schemas() throws IOException {
    Path base = directory.resolve("schemas");
    if (!Files.exists(base)) {
      FileSystemUtils.copyRecursively(
          Path.of("schemas/packs/fim-wohngeld-synthetisch"),
          base.resolve("fim-wohngeld-synthetisch"));
    }
    return base;
  }

  private static void kill(Process gateway) throws InterruptedException {
    gateway.destroyForcibly();
    assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
