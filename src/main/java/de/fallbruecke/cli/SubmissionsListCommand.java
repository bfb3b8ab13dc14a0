package de.fallbruecke.cli;

import de.fallbruecke.bulk.SubmissionSearch;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Submission;
import java.io.PrintWriter;
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
import picocli.CommandLine.Spec;

/** {@code submissions list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists submissions, newest first.")
final class SubmissionsListCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ChoiceOptions choice = new ChoiceOptions();

  @Option(names = "--limit", defaultValue = "50", description = "At most so many (default 50).")
  private int limit = 50;

  @Option(names = "--before", paramLabel = "ID", description = "The page after this submission.")
  private @Nullable UUID before;

  @Option(names = "--json", description = "One JSON array instead of a table.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (limit < 1) {
      throw new ParameterException(command.commandLine(), "--limit must be at least 1.");
    }
    choice.search(Instant.now()); // wrong usage is told before anything is opened
    PrintWriter out = command.commandLine().getOut();
    try (Installation installation = Installation.open(configuration)) {
      List<Submission> found =
          installation
              .service(SubmissionSearch.class)
              .page(choice.search(installation.now()), before, limit + 1);
      List<Submission> shown = found.size() > limit ? found.subList(0, limit) : found;
      if (json) {
        out.println(
            Json.mapper().writeValueAsString(shown.stream().map(SubmissionRow::json).toList()));
      } else {
        out.println(SubmissionRow.head());
        shown.forEach(one -> out.println(SubmissionRow.line(one)));
        out.println(
            found.size() > limit
                ? "More: --before " + shown.getLast().id()
                : shown.size() + " in all");
      }
      out.flush();
    }
    return 0;
  }
}
