package de.fallbruecke.cli;

import de.fallbruecke.platform.Build;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Traces;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line; without a command it shows what there is. */
@Command(
    name = "fallbruecke",
    description = "FIT-Connect / XÖV integration gateway",
    mixinStandardHelpOptions = true,
    versionProvider = FallbrueckeCommand.Version.class,
    subcommands = {
      AccessCommand.class,
      ApiCommand.class,
      CheckCommand.class,
      DemoCommand.class,
      EvidenceCommand.class,
      ProveCommand.class,
      RoutesCommand.class,
      SchemasCommand.class,
      SendCommand.class,
      SimulatorCommand.class,
      SinkCommand.class
    })
public final class FallbrueckeCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  /**
   * Runs a command.
   *
   * @param application the Spring application that {@code run} starts
   * @return exit status: 0 good, 1 the command found or met something bad, 2 wrong usage
   */
  public static int execute(Class<?> application, String... args) {
    return line(application).execute(args);
  }

  /** All commands. */
  static CommandLine line(Class<?> application) {
    return new CommandLine(new FallbrueckeCommand())
        .addSubcommand(new RunCommand(application))
        .addSubcommand(SubmissionsCommand.line())
        .addSubcommand(RepliesCommand.line())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(FallbrueckeCommand::failed)
        .setParameterExceptionHandler(FolderOnly::misused);
  }

  /** What {@code --version} says. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Fallbrücke " + Build.ofThisProgram().versionOr("(version unknown)")};
    }
  }

  /** A fault is told as its sentence; anything else shows where it came from. */
  static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    command
        .getErr()
        .println(
            failure instanceof Fault fault ? fault.getMessage() : Traces.withoutMessages(failure));
    return 1;
  }

  @Override
  public void run() {
    CommandSpec present = java.util.Objects.requireNonNull(spec);
    throw new ParameterException(present.commandLine(), "Name a command.");
  }
}
