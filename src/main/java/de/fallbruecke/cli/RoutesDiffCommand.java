package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.route.ActivePackages;
import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.diff.PackageDiff;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Parameters(index = "1", arity = "0..1", paramLabel = "AFTER", description = "Folder or archive.")
  private @Nullable Path after;

  @Option(
      names = "--active",
      paramLabel = "INSTANCE",
      description = "Compares the active version of this instance with one folder or archive.")
  private @Nullable String active;

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Mixin private Answers answers = new Answers();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if ((after == null) == (active == null)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "Name two packages, or one and --active INSTANCE.");
    }
    try {
      PackageDiff diff = diff();
      answers.give(diff.lines(), diff.json());
      return diff.isEmpty() ? 0 : 1;
    } catch (Fault fault) {
      Objects.requireNonNull(spec).commandLine().getErr().println(fault.getMessage());
      return 2;
    }
  }

  private PackageDiff diff() {
    Path first = Objects.requireNonNull(before);
    if (active == null) {
      return PackageDiff.between(
          PackageExport.look(first),
          PackageExport.look(Objects.requireNonNull(after)),
          CommandMappings.compiler());
    }
    try (Installation installation = Installation.open(configuration)) {
      return PackageDiff.between(
          installation.service(ActivePackages.class).of(active),
          PackageExport.look(first),
          CommandMappings.compiler());
    }
  }
}
