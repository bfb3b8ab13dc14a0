package de.fallbruecke.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code routes}: everything about route packages, from the first draft to the activation. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    description = "Writes, checks, tries, shares and activates route packages.",
    subcommands = {
      RoutesActivateCommand.class,
      RoutesBackCommand.Retire.class,
      RoutesBackCommand.Rollback.class,
      RoutesCoverageCommand.class,
      RoutesDiffCommand.class,
      RoutesDocCommand.class,
      RoutesDryRunCommand.class,
      RoutesExportCommand.class,
      RoutesImportCommand.class,
      RoutesIndexCommand.class,
      RoutesInstallCommand.class,
      RoutesKeyCommand.class,
      RoutesListCommand.class,
      RoutesNewCommand.class,
      RoutesOriginCommand.class,
      RoutesReplayCommand.class,
      RoutesSearchCommand.class,
      RoutesShowCommand.class,
      RoutesTestCommand.class,
      RoutesTrustCommand.class,
      RoutesValidateCommand.class
    })
final class RoutesCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "Name a command, for example validate.");
  }
}
