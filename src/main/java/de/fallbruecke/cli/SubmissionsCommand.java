package de.fallbruecke.cli;

import de.fallbruecke.engine.Act;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code submissions}: finds submissions and acts on them, in the database of a gateway. */
@Command(
    name = "submissions",
    mixinStandardHelpOptions = true,
    description = "Finds submissions and acts on one or many of them; the running gateway does it.",
    subcommands = {
      SubmissionsListCommand.class,
      SubmissionsShowCommand.class,
      SubmissionsJobsCommand.class,
      SubmissionsStopCommand.class
    })
final class SubmissionsCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** With one command per act. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new SubmissionsCommand());
    for (Act act : Act.values()) {
      CommandLine command = new CommandLine(new SubmissionsActCommand(act));
      command.getCommandSpec().usageMessage().description(description(act));
      line.addSubcommand(act.label(), command);
    }
    return line;
  }

  private static String description(Act act) {
    return switch (act) {
      case RETRY -> "Tries now what waits to be tried again, with the same key.";
      case HOLD -> "Stops submissions that are on their way, for a person.";
      case RELEASE -> "Lets held submissions or deliveries go on where they were held.";
      case CANCEL -> "Ends deliveries that the target does not have, for good.";
      case MARK_DELIVERED -> "Ends deliveries of unknown outcome that the target does have.";
      case REJECT -> "Rejects held submissions at the portal. Cannot be undone.";
      case RECEIVE_AGAIN -> "Has held submissions without a case fetched once more.";
      case ACCEPT -> "Confirms submissions whose required deliveries were all cancelled.";
      case CLOSE -> "Ends held submissions that the portal has closed or nobody took.";
    };
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command, for example list.");
  }
}
