package de.fallbruecke.cli;

import de.fallbruecke.route.archive.Catalogue;
import de.fallbruecke.route.archive.IndexEntry;
import de.fallbruecke.route.archive.PackageSource;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routes install}. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    description = "Fetches a package from a folder of archives and imports it; activates nothing.")
final class RoutesInstallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID[:VERSION]", description = "Default: the newest released version.")
  private @Nullable String wanted;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|URL",
      description = "Folder or https address with archives and their index.")
  private @Nullable String from;

  @Mixin private ImportOptions options = new ImportOptions();
  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    String[] parts = Objects.requireNonNull(wanted).split(":", 2);
    PackageSource source = PackageSource.at(Objects.requireNonNull(from));
    Catalogue catalogue =
        new Catalogue(source, options.sharing().trust(), options.into(), Clock.systemUTC());
    IndexEntry entry =
        catalogue
            .index(options.sharing().tenant())
            .require(parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
    options.take(
        catalogue.archive(entry), entry.file(), source.address() + " " + entry.file(), answers);
    return 0;
  }
}
