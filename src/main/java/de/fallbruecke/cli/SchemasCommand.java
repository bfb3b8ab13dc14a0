package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code schemas}: standards and their versions, as folders; needs no gateway. */
@Command(
    name = "schemas",
    mixinStandardHelpOptions = true,
    description = "Imports standards as schema packs and tells what is installed.",
    subcommands = {
      SchemasImportCommand.class,
      SchemasListCommand.class,
      SchemasShowCommand.class,
      SchemasCheckCommand.class,
      SchemasImpactCommand.class
    })
final class SchemasCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command, for example list.");
  }
}
