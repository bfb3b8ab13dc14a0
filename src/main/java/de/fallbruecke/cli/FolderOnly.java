package de.fallbruecke.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says it of commands that work with files of this machine and are asked to work elsewhere. */
final class FolderOnly {
  private FolderOnly() {}

  /** Tells what is wrong with the usage; returns the exit status. */
  static int misused(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    boolean elsewhere =
        wrong instanceof UnmatchedArgumentException unknown
            && unknown.getUnmatched().stream()
                .anyMatch(one -> one.equals("--server") || one.startsWith("--server="));
    if (elsewhere) {
      command
          .getErr()
          .println(
              "%s works with files of this machine; there is no --server for it. Leave it out, or see which commands have it: docs/how-to/remote-command-line.md"
                  .formatted(command.getCommandSpec().qualifiedName()));
    } else {
      command.getErr().println(wrong.getMessage());
      if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
        command.usage(command.getErr());
      }
    }
    command.getErr().flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
