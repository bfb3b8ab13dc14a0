package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code prove}: the slow proofs, each of a promise in docs/guarantees.md. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = "Shows on this machine that a promise holds.",
    subcommands = {ProveCrashCommand.class, ProveLargeCommand.class})
final class ProveCommand implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a proof.");
  }
}
