package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.platform.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submissions jobs}: the newest jobs, or one of them followed to its end. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Lists the newest jobs; with an id it follows this one to its end.")
final class SubmissionsJobsCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "0..1", paramLabel = "JOB")
  private @Nullable UUID job;

  @Option(names = "--limit", defaultValue = "20", description = "At most so many (default 20).")
  private int limit = 20;

  @Option(names = "--json", description = "JSON instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    try (SubmissionsDesk desk = SubmissionsDesk.open(configuration, server)) {
      if (job != null) {
        return new JobReport(desk, command.commandLine(), json).follow(desk.job(job));
      }
      List<JobView> newest = desk.jobs(limit);
      if (json) {
        out.println(
            Json.mapper().writeValueAsString(newest.stream().map(JobReport::json).toList()));
      } else {
        newest.forEach(one -> out.println(JobReport.line(one)));
        out.println(newest.size() + " shown");
      }
      out.flush();
    }
    return 0;
  }
}
