package de.fallbruecke.endtoend.failpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/** A gateway process that waits for its turn and stops at its point, to be killed there. */
record Stopping(Process process, String point, Path reached, Path turn, Path log) {
  /** For a process that is not to stop. */
  static final String NOWHERE = "nowhere COMMIT BEFORE";

  /**
   * Starts one.
   *
   * @param directory for its files and the log of all
   * @param number of its files
   */
  static Stopping launch(Path directory, int number, String point, Map<String, String> settings) {
    Path reached = directory.resolve(number + ".reached");
    Path turn = directory.resolve(number + ".go");
    Path log = directory.resolve("gateway.log");
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
                turn.toString(),
                "--spring.main.lazy-initialization=true"));
    settings.forEach((key, value) -> command.add("--" + key + "=" + value));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Stopping(process, point, reached, turn, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with a copy of this one alone: one package or pack is less to load, many times. */
  static Path only(Path directory, String folder) {
    Path source = Path.of(folder);
    Path base = directory.resolve("only-" + source.getFileName());
    try {
      if (!Files.exists(base)) {
        FileSystemUtils.copyRecursively(source, base.resolve(source.getFileName()));
      }
      return base;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets its engine start. */
  void go() throws IOException {
    Files.writeString(turn, "go");
  }

  /** Lets its engine start, and kills it as soon as it has reached its point. */
  void goAndDie() throws IOException, InterruptedException {
    go();
    Awaitility.await("reached: " + point)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Files.exists(reached) || !process.isAlive());
    assertThat(reached).as("%s; the gateways said: %s", point, lastWords()).exists();
    kill();
  }

  private String lastWords() throws IOException {
    String said = Files.exists(log) ? Files.readString(log) : "";
    return said.substring(Math.max(0, said.length() - 4000));
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
