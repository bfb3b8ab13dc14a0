package de.fallbruecke.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submissions stop}. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops a job; what it has done stays done.")
final class SubmissionsStopCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "JOB")
  private @Nullable UUID job;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (SubmissionsDesk desk = SubmissionsDesk.open(configuration, server)) {
      boolean stopped = desk.stop(Objects.requireNonNull(job));
      out.println(
          stopped
              ? "The job is stopped; its items say what was done."
              : "The job did not run any more.");
      out.flush();
      return stopped ? 0 : 1;
    }
  }
}
