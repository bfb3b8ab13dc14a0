package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prove crash}. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description =
        "Kills gateway processes at random moments under load and compares the books of portal, delivery service and specialist software. Exit status 1 if anything is lost or doubled.")
final class ProveCrashCommand implements Callable<Integer> {
  @Option(
      names = "--submissions",
      paramLabel = "N",
      defaultValue = "60",
      description = "How many are sent (default ${DEFAULT-VALUE}, at most 10000).")
  int submissions;

  @Option(
      names = "--kills",
      paramLabel = "K",
      defaultValue = "6",
      description = "How often a process is killed (default ${DEFAULT-VALUE}, at most 1000).")
  int kills;

  @Option(
      names = "--nodes",
      paramLabel = "1..3",
      defaultValue = "1",
      description = "Gateway processes on one database (default ${DEFAULT-VALUE}).")
  int nodes;

  @Option(
      names = "--seed",
      description = "Seed of the random moments (default: another each time).")
  @Nullable Long seed;

  @Option(names = "--json", description = "The last line is the result as one JSON object.")
  boolean json;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "An empty folder for logs and books, kept (default: a temporary one).")
  @Nullable Path keep;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, SQLException {
    if (submissions < 1 || submissions > 10_000 || kills < 0 || kills > 1000) {
      throw new ParameterException(
          command().commandLine(), "--submissions takes 1 to 10000, --kills 0 to 1000.");
    }
    if (nodes < 1 || nodes > 3) {
      throw new ParameterException(command().commandLine(), "--nodes takes 1 to 3.");
    }
    QuietLog.warningsOnly();
    Path state = keep == null ? Files.createTempDirectory("fallbruecke-prove") : keep;
    long chosen = seed == null ? new Random().nextInt(1_000_000) : seed;
    try {
      CrashResult result =
          new CrashProof(submissions, kills, nodes, chosen, this::say)
              .run(state.toAbsolutePath(), Folders.home());
      PrintWriter out = command().commandLine().getOut();
      out.println(json ? Json.mapper().writeValueAsString(result) : result.table());
      out.flush();
      return result.isGood() ? 0 : 1;
    } finally {
      if (keep == null) {
        Folders.delete(state);
      }
    }
  }

  private void say(String line) {
    PrintWriter err = command().commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
