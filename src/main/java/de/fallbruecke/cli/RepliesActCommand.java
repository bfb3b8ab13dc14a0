package de.fallbruecke.cli;

import de.fallbruecke.admin.view.ReplyView;
import de.fallbruecke.platform.Fault;
import java.util.List;
import java.util.Locale;
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

/** {@code replies release} and {@code replies close}: one act on held answers, with a reason. */
@Command(
    mixinStandardHelpOptions = true,
    footer = {"", "Exit status: 0 all are as wanted, 1 some are not, 2 wrong usage."})
final class RepliesActCommand implements Callable<Integer> {
  /** What a person can do. */
  enum Act {
    RELEASE(
        "Lets held answers go on where they were held; one that was refused is sent once more.") {
      @Override
      ReplyView on(RepliesDesk desk, UUID id, String by, String reason) {
        return desk.release(id, by, reason);
      }
    },
    CLOSE("Gives held answers up: the applicant does not get them. Cannot be undone.") {
      @Override
      ReplyView on(RepliesDesk desk, UUID id, String by, String reason) {
        return desk.close(id, by, reason);
      }
    };

    private final String description;

    Act(String description) {
      this.description = description;
    }

    abstract ReplyView on(RepliesDesk desk, UUID id, String by, String reason);

    String description() {
      return description;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "1..*", paramLabel = "ID")
  private List<UUID> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, without personal data: it is kept as evidence.")
  private String reason = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who (default: your login name); with --server it is the token's person.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  private final Act act;

  RepliesActCommand(Act act) {
    this.act = act;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (reason.isBlank()) {
      throw new ParameterException(command.commandLine(), "Say why with --reason.");
    }
    if (by != null && server.given()) {
      throw new ParameterException(
          command.commandLine(), "--by goes only without --server; there your token says who.");
    }
    int status = 0;
    try (RepliesDesk desk = RepliesDesk.open(configuration, server)) {
      for (UUID id : ids) {
        status = Math.max(status, done(desk, id, command) ? 0 : 1);
      }
    }
    command.commandLine().getOut().flush();
    return status;
  }

  /** One that cannot be acted on does not keep the others from it. */
  private boolean done(RepliesDesk desk, UUID id, CommandSpec command) {
    try {
      String who = by == null ? System.getProperty("user.name", "unknown") : by;
      ReplyView now = act.on(desk, id, who, reason);
      command.commandLine().getOut().println(id + " is " + now.state());
      return true;
    } catch (Fault fault) {
      command.commandLine().getErr().println(fault.getMessage());
      command.commandLine().getErr().flush();
      return false;
    }
  }
}
