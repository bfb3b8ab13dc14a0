package de.fallbruecke.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.simulator.Sent;
import de.fallbruecke.simulator.Sink.TakenCase;
import de.fallbruecke.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as a process of its own is killed (SIGKILL) in the middle of its work and started
 * again.
 */
class KilledGatewayIT {
  @TempDir Path directory;
  private World world;
  private Process gateway;

  @BeforeEach
  void portalAndSpecialistSoftware() throws IOException {
    world = World.builder().withoutGateway();
    gateway = launch();
  }

  @AfterEach
  void stop() throws InterruptedException {
    gateway.destroyForcibly();
    gateway.waitFor(20, TimeUnit.SECONDS);
    world.close();
  }

  @Test
  void everySubmissionIsDeliveredOnceAlthoughTheGatewayIsKilledThreeTimes() throws Exception {
    List<Sent> sent = new ArrayList<>();
    for (int kill = 1; kill <= 3; kill++) {
      int before = sent.size();
      for (int i = 0; i < 8; i++) {
        sent.add(world.send(i % 2 == 0 ? "wohngeld" : "sozialhilfe"));
      }
      // Killed while part of the batch is through and part is on its way.
      await("the work has begun", () -> accepted(sent) > before);
      gateway.destroyForcibly();
      assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
      gateway = launch();
    }

    await("all are confirmed", () -> accepted(sent) == sent.size());

    assertThat(world.sink().cases()).hasSize(sent.size());
    assertThat(byCase()).allSatisfy((id, taken) -> assertThat(taken).hasSize(1));
    assertThat(world.sink().cases().stream().map(TakenCase::submissionId).distinct())
        .hasSize(sent.size());
  }

  private Map<String, List<TakenCase>> byCase() {
    return world.sink().cases().stream()
        .collect(Collectors.groupingBy(taken -> String.valueOf(taken.caseId())));
  }

  private long accepted(List<Sent> sent) {
    return sent.stream().filter(s -> world.status(s.submissionId()).equals("accepted")).count();
  }

  private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }

  private Process launch() throws IOException {
    Path settings = directory.resolve("gateway.properties");
    Files.write(
        settings,
        world.gatewaySettings().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-Xmx384m",
            "-cp",
            System.getProperty("java.class.path"),
            "de.fallbruecke.Fallbruecke",
            "run",
            "--config",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("gateway.log").toFile()))
        .start();
  }
}
