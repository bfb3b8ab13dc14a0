package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.diff.PackageDiff;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code routes diff}; as with {@code diff}, what cannot be compared is status 2. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Shows what differs between two packages; exit status 0 equal, 1 different.")
final class RoutesDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BEFORE", description = "Folder or archive.")
  private @Nullable Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "Folder or archive.")
  private @Nullable Path after;

  @Mixin private Answers answers = new Answers();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    try {
      PackageDiff diff =
          PackageDiff.between(
              PackageExport.look(Objects.requireNonNull(before)),
              PackageExport.look(Objects.requireNonNull(after)),
              CommandMappings.compiler());
      answers.give(diff.lines(), diff.json());
      return diff.isEmpty() ? 0 : 1;
    } catch (Fault fault) {
      Objects.requireNonNull(spec).commandLine().getErr().println(fault.getMessage());
      return 2;
    }
  }
}
