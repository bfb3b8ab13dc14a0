package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evidence}: what can be done with proofs. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "Verifies proofs of what happened to a submission.",
    subcommands = EvidenceVerifyCommand.class)
final class EvidenceCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command: verify.");
  }
}
