package de.fallbruecke.cli;

import de.fallbruecke.route.archive.ArchiveIndex;
import de.fallbruecke.route.archive.PublisherKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routes index}. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description =
        "Writes the signed index of a folder of archives, which any web server may serve.")
final class RoutesIndexCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Folder with archives.")
  private @Nullable Path folder;

  @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your private key.")
  private @Nullable Path key;

  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    Path place = Objects.requireNonNull(folder);
    PublisherKey publisher = PublisherKey.read(Objects.requireNonNull(key));
    ArchiveIndex index =
        ArchiveIndex.write(place, publisher, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    answers.give(
        List.of(
            "%s lists %d archives, signed as '%s'. Serve the folder as it is."
                .formatted(
                    place.resolve("index.json"),
                    index.packages().size(),
                    publisher.publisher().name())),
        index);
    return 0;
  }
}
