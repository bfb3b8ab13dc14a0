package de.fallbruecke.cli;

import de.fallbruecke.route.archive.ArchiveIndex;
import de.fallbruecke.route.archive.Catalogue;
import de.fallbruecke.route.archive.IndexEntry;
import de.fallbruecke.route.archive.PackageSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routes search}. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Lists the packages that a folder of archives offers; exit status 1 if none.")
final class RoutesSearchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TERM",
      description = "Part of id, title, service, region, schema pack, maintainer or licence.")
  private String term = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FOLDER|URL",
      description = "Folder or https address with archives and their index.")
  private @Nullable String from;

  @Option(
      names = "--into",
      defaultValue = "routes",
      paramLabel = "DIR",
      description = "Directory of the packages; remembers the newest index seen (default routes).")
  private Path into = Path.of("routes");

  @Mixin private SharingOptions sharing = new SharingOptions();
  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    ArchiveIndex index =
        new Catalogue(
                PackageSource.at(Objects.requireNonNull(from)),
                sharing.trust(),
                into,
                Clock.systemUTC())
            .index(sharing.tenant());
    List<IndexEntry> found = index.search(term);
    List<String> lines = new ArrayList<>();
    for (IndexEntry entry : found) {
      lines.add("%-40s %s".formatted(entry.id() + ":" + entry.version(), entry.title()));
      lines.add(
          "  %s, %s, signed with %s".formatted(entry.maintainer(), entry.licence(), entry.kid()));
      if (!entry.services().isEmpty()) {
        lines.add("  " + String.join(", ", entry.services()));
      }
    }
    lines.add("%d in all, index of %s".formatted(found.size(), index.created()));
    answers.give(lines, found);
    return found.isEmpty() ? 1 : 0;
  }
}
