package de.fallbruecke.cli;

import de.fallbruecke.route.archive.ArchiveFile;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code routes import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Checks an archive of somebody else and takes the package over; activates nothing.")
final class RoutesImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARCHIVE", description = "File that ends in .fbrp.")
  private @Nullable Path archive;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private ImportOptions options = new ImportOptions();
  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    Path file = Objects.requireNonNull(archive);
    if (server.given()) {
      options.hand(server.gateway(), file, answers);
      return 0;
    }
    options.take(
        ArchiveFile.read(file),
        file.toString(),
        file.toAbsolutePath().normalize().toString(),
        answers);
    return 0;
  }
}
