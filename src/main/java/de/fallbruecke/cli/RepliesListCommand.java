package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ReplyView;
import de.fallbruecke.platform.Json;
import de.fallbruecke.reply.ReplyState;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code replies list}: ids, states and codes; never what an answer says. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists answers in one state, oldest first.")
final class RepliesListCommand implements Callable<Integer> {
  private static final String LINE = "%-36s  %-12s  %-11s  %-20s  %-36s  %s";

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--state", defaultValue = "held", description = "In this state (default held).")
  private ReplyState state = ReplyState.HELD;

  @Option(names = "--limit", defaultValue = "50", description = "At most so many (default 50).")
  private int limit = 50;

  @Option(names = "--json", description = "One JSON array instead of a table.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (limit < 1) {
      throw new ParameterException(command.commandLine(), "--limit must be at least 1.");
    }
    PrintWriter out = command.commandLine().getOut();
    try (RepliesDesk desk = RepliesDesk.open(configuration, server)) {
      List<ReplyView> found = desk.list(state, limit);
      if (json) {
        out.println(Json.mapper().writeValueAsString(found));
      } else {
        out.println(LINE.formatted("reply", "state", "code", "since", "submission", "target"));
        found.forEach(one -> out.println(line(one)));
        out.println(found.size() + (found.size() == limit ? " (--limit)" : " in all"));
      }
      out.flush();
    }
    return 0;
  }

  private static String line(ReplyView reply) {
    return LINE.formatted(
        reply.id(),
        reply.state(),
        reply.code() == null ? "-" : reply.code(),
        reply.changedAt().truncatedTo(ChronoUnit.SECONDS),
        reply.submission(),
        reply.target());
  }
}
