package de.fallbruecke.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prove}: shows a promise of docs/guarantees.md at full size, on this machine. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = "Shows a promise at full size: with separate processes, on this machine.",
    subcommands = {ProveLargeCommand.class})
final class ProveCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec present = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(present.commandLine(), "Name what is to be proved.");
  }
}
