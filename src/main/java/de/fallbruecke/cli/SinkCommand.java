package de.fallbruecke.cli;

import de.fallbruecke.simulator.Sink;
import de.fallbruecke.simulator.SinkOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sink}: the sample specialist software, until it is stopped. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    description = "Runs the sample specialist software on 127.0.0.1 until it is stopped.")
public final class SinkCommand implements Callable<Integer> {
  @Option(names = "--port", defaultValue = "0", description = "Port; 0 takes any (default).")
  int port;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "FILE",
      description = "File with one JSON line per received request; kept over restarts.")
  @Nullable Path ledger;

  @Option(
      names = "--fail-rate",
      defaultValue = "0",
      paramLabel = "X",
      description = "Share of requests answered with 503, 0 to 1.")
  double failRate;

  @Option(
      names = "--fail-after-effect",
      defaultValue = "0.5",
      paramLabel = "X",
      description = "Share of the failing requests that fail after the case was taken, 0 to 1.")
  double failAfterEffect;

  @Option(
      names = "--delay",
      defaultValue = "0",
      paramLabel = "MS",
      description = "Pause before every answer in milliseconds.")
  long delay;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    try (Sink sink = Sink.start(options(command))) {
      PrintWriter out = command.commandLine().getOut();
      out.println("Beispiel-Fachverfahren: " + sink.baseUri() + "/");
      out.println("Ledger: " + sink.ledger().toAbsolutePath());
      out.flush();
      SimulatorCommand.untilStopped(sink::stop);
    }
    return 0;
  }

  private SinkOptions options(CommandSpec command) {
    try {
      return SinkOptions.writing(Objects.requireNonNull(ledger))
          .port(port)
          .failing(failRate, failAfterEffect)
          .delay(Duration.ofMillis(delay));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(), "--fail-rate and --fail-after-effect: " + e.getMessage());
    }
  }
}
