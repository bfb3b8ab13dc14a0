package de.fallbruecke.cli;

import de.fallbruecke.route.archive.Origin;
import de.fallbruecke.route.archive.Origins;
import java.nio.file.Path;
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

/** {@code routes origin}. */
@Command(
    name = "origin",
    mixinStandardHelpOptions = true,
    description =
        "Proves who signed a package that lies here; exit status 1 if it was written or changed here.")
final class RoutesOriginCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "Id of the package.")
  private @Nullable String id;

  @Option(
      names = "--in",
      defaultValue = "routes",
      paramLabel = "DIR",
      description = "Directory of the packages (default routes).")
  private Path directory = Path.of("routes");

  @Mixin private Answers answers = new Answers();

  @Override
  public Integer call() {
    String name = Objects.requireNonNull(id);
    Origins origins = new Origins(directory);
    String hash = origins.presentHash(name);
    List<Origin> found = origins.of(name, hash);
    found.forEach(origins::prove);
    List<String> lines = new ArrayList<>();
    for (Origin origin : found) {
      lines.add(
          "%s %s: signed by '%s' with %s; imported on %s by %s for tenant '%s' from %s; the kept archive proves it"
              .formatted(
                  name,
                  origin.version(),
                  origin.publisher(),
                  origin.thumbprint(),
                  origin.importedAt(),
                  origin.importedBy(),
                  origin.tenant(),
                  origin.source()));
    }
    if (found.isEmpty()) {
      lines.add(
          origins.of(name).isEmpty()
              ? "%s was written here; nobody signed it.".formatted(name)
              : "%s was changed here after its import; nobody signed it like this."
                  .formatted(name));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", name);
    json.put("contentHash", hash);
    json.put("origins", found);
    answers.give(lines, json);
    return found.isEmpty() ? 1 : 0;
  }
}
