package de.fallbruecke.cli;

import de.fallbruecke.admin.view.SubmissionPage;
import de.fallbruecke.admin.view.SubmissionView;
import de.fallbruecke.platform.Json;
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
  @Mixin private ServerOptions server = new ServerOptions();
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
    try (SubmissionsDesk desk = SubmissionsDesk.open(configuration, server)) {
      SubmissionPage page = desk.list(choice.search(desk.now()), before, limit);
      List<SubmissionView> shown = page.submissions();
      if (json) {
        out.println(Json.mapper().writeValueAsString(shown));
      } else {
        out.println(SubmissionText.head());
        shown.forEach(one -> out.println(SubmissionText.line(one)));
        out.println(
            page.next() == null
                ? shown.size() + " in all"
                : "More: --before " + shown.getLast().id());
      }
      out.flush();
    }
    return 0;
  }
}
