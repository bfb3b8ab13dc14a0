package de.fallbruecke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.Fallbruecke;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo as a newcomer starts it, in a process of its own. */
class DemoIT {
  private static final int EACH_KIND_TWICE = 6;

  @TempDir Path directory;

  @Test
  void itSendsDeliversAnswersReportsAndLeavesNothingBehind() throws Exception {
    Process demo = start("demo", "--once", "" + EACH_KIND_TWICE, "--json");

    Set<ProcessHandle> children = new HashSet<>();
    Awaitility.await("the demo ends")
        .atMost(Duration.ofMinutes(4))
        .until(
            () -> {
              demo.descendants().forEach(children::add);
              return !demo.isAlive();
            });
    assertThat(demo.exitValue()).as(said("out") + said("err")).isZero();
    assertThat(said("out").lines()).as("nothing but the report").hasSize(1);
    JsonNode report = Json.mapper().readTree(said("out"));
    for (String step : List.of("submitted", "received", "delivered", "confirmed")) {
      assertThat(report.path(step).asInt()).as(step).isEqualTo(EACH_KIND_TWICE);
    }
    assertThat(report.path("rejected").asInt()).isZero();
    assertThat(report.path("held").asInt()).isZero();
    assertThat(report.path("answered").asInt()).as("answers that reached applicants").isPositive();
    assertThat(said("err")).doesNotContain("Exception");
    assertThat(children).as("gateway and database").hasSizeGreaterThan(1);
    Awaitility.await("nothing is left running")
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
  }

  private Process start(String... words) throws IOException {
    ProcessBuilder demo =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-Dlauncher.home=" + Path.of("").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            Fallbruecke.class.getName());
    demo.command().addAll(List.of(words));
    demo.command().addAll(List.of("--state", directory.resolve("state").toString()));
    return demo.redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private String said(String where) throws IOException {
    return Files.readString(directory.resolve(where));
  }
}
