package de.fallbruecke.cli;

import de.fallbruecke.route.archive.PackageExport;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.route.archive.SignedArchive;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code routes export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Checks packages and writes each as one signed archive for others.")
final class RoutesExportCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders of packages.")
  private List<Path> folders = List.of();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Your private key, made with routes key new.")
  private @Nullable Path key;

  @Option(
      names = "--out",
      defaultValue = ".",
      paramLabel = "DIR",
      description = "Where the archives go (default: here).")
  private Path out = Path.of(".");

  @Option(
      names = "--created",
      paramLabel = "TIME",
      description = "Time named in the archives, as 2026-11-22T10:00:00Z (default: now).")
  private @Nullable Instant created;

  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    PublisherKey publisher = PublisherKey.read(Objects.requireNonNull(key));
    PackageExport export = new PackageExport(CommandMappings.compiler());
    Instant time = created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created;
    List<SignedArchive> archives =
        folders.stream().map(folder -> export.sign(folder, publisher, time)).toList();
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (SignedArchive archive : archives) {
      Path file = PackageExport.write(archive, out);
      lines.add(
          "%s: %s %s, %d files, signed as '%s'"
              .formatted(
                  file,
                  archive.manifest().id(),
                  archive.manifest().version(),
                  archive.manifest().files().size(),
                  publisher.publisher().name()));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("file", file.toString());
      one.put("id", archive.manifest().id());
      one.put("version", archive.manifest().version());
      one.put("contentHash", archive.manifest().contentHash());
      one.put("sha512", archive.sha512());
      one.put("length", archive.bytes().length);
      one.put("thumbprint", archive.kid());
      json.add(one);
    }
    answers.give(lines, json);
    return 0;
  }
}
