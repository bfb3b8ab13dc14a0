package de.fallbruecke.cli;

import de.fallbruecke.admin.view.JobView;
import de.fallbruecke.bulk.BulkJobs;
import de.fallbruecke.bulk.Search;
import de.fallbruecke.engine.Act;
import de.fallbruecke.engine.Order;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submissions retry}, {@code hold} and so on: makes a job that the running gateway does. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Without ids everything that the search finds is meant. The gateway that runs does the job;",
      "Ctrl-C ends only the watching.",
      "Exit status: 0 every item is as wanted, 1 some item is not, 2 wrong usage."
    })
final class SubmissionsActCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  @Parameters(arity = "0..*", paramLabel = "ID")
  private List<UUID> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why, without personal data: it is kept as evidence, and with reject the sender reads it.")
  private String reason = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who (default: your login name); with --server it is the token's person.")
  private @Nullable String by;

  @Option(
      names = "--problem",
      paramLabel = "KIND",
      description = "With reject: what the portal is told (see docs/reference/defects.md).")
  private @Nullable String problem;

  @Option(names = "--rate", paramLabel = "N", description = "At most so many per second.")
  private @Nullable Double rate;

  @Option(names = "--dry-run", description = "Only say what could be done.")
  private boolean dryRun;

  @Option(
      names = "--follow",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Watch until it is over (default).")
  private boolean follow = true;

  @Option(names = "--no-wait", description = "Only make the job and print its id.")
  private boolean noWait;

  @Option(names = "--json", description = "One JSON object at the end instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Act act;

  SubmissionsActCommand(Act act) {
    this.act = act;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    check(command, choice.search(Instant.now()));
    String who = by == null ? System.getProperty("user.name", "unknown") : by;
    Order order = new Order(act, who, reason, choice.target(), problem);
    BulkJobs.Manner manner = new BulkJobs.Manner(rate, dryRun);
    try (SubmissionsDesk desk = SubmissionsDesk.open(configuration, server)) {
      JobView job = desk.create(ids, choice.search(desk.now()), order, manner);
      JobReport report = new JobReport(desk, command.commandLine(), json);
      return noWait || !follow ? report.made(job) : report.follow(job);
    }
  }

  private void check(CommandSpec command, Search search) {
    if (ids.isEmpty() && search.equals(Search.ALL)) {
      throw new ParameterException(
          command.commandLine(), "Name submissions by id, or narrow the search.");
    }
    if (by != null && server.given()) {
      throw new ParameterException(
          command.commandLine(), "--by goes only without --server; there your token says who.");
    }
    Search onlyTarget =
        new Search(null, null, null, null, choice.target(), null, null, null, null, null, null);
    if (!ids.isEmpty() && !search.equals(onlyTarget)) {
      throw new ParameterException(
          command.commandLine(),
          "Ids and a search exclude each other; only --target goes with ids.");
    }
    if (reason.isBlank() && act != Act.RETRY && !dryRun) {
      throw new ParameterException(command.commandLine(), "Say why with --reason.");
    }
    if (problem != null && act != Act.REJECT) {
      throw new ParameterException(command.commandLine(), "--problem goes with reject.");
    }
    if (rate != null && !(rate > 0)) {
      throw new ParameterException(command.commandLine(), "--rate must be more than 0.");
    }
  }
}
