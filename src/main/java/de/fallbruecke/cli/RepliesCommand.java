package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code replies}: finds answers to applicants that wait for a person, and acts on them. */
@Command(
    name = "replies",
    mixinStandardHelpOptions = true,
    description = "Finds answers to applicants and acts on held ones; the running gateway sends.",
    subcommands = RepliesListCommand.class)
final class RepliesCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /** With one command per act. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new RepliesCommand());
    for (RepliesActCommand.Act act : RepliesActCommand.Act.values()) {
      CommandLine command = new CommandLine(new RepliesActCommand(act));
      command.getCommandSpec().usageMessage().description(act.description());
      line.addSubcommand(act.label(), command);
    }
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command, for example list.");
  }
}
