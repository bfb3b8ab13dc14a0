package de.fallbruecke.cli;

import de.fallbruecke.casefile.PackageNumbers;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.meter.MediaBreakMeter;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.FixtureResult;
import de.fallbruecke.route.Workbench;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** {@code routes coverage}. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "With a folder: what becomes of every leaf of the fixtures.",
      "Without: the media-break meter of the installation, by package and version."
    })
final class RoutesCoverageCommand implements Callable<Integer> {
  private static final int OPEN_SHOWN = 20;

  @Mixin private ConfigurationOptions configuration = new ConfigurationOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "folder of a route package; needs no gateway")
  private @Nullable Path folder;

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      defaultValue = "schemas/packs",
      description = "with a folder: the schema packs (default: ${DEFAULT-VALUE})")
  private Path schemas = Path.of("schemas/packs");

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "without a folder: cases of so many days (default: ${DEFAULT-VALUE})")
  private int days = 30;

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ParameterException(command.commandLine(), folder + " is no folder.");
    }
    if (days < 1) {
      throw new ParameterException(command.commandLine(), "--days must be at least 1.");
    }
    try {
      return folder == null ? installation(out) : fixtures(out, folder);
    } catch (Fault fault) {
      Findings.print(out, fault, json);
      return 1;
    } finally {
      out.flush();
    }
  }

  private int fixtures(PrintWriter out, Path of) {
    try (Bench bench = Bench.open(schemas)) {
      List<FixtureResult> results =
          bench.service(Workbench.class).test(of.toAbsolutePath().normalize());
      boolean open = false;
      Map<String, Object> all = new LinkedHashMap<>();
      for (FixtureResult result : results) {
        @Nullable Coverage coverage = result.coverage();
        if (coverage == null) {
          continue;
        }
        open |= coverage.openCount() > 0;
        all.put(result.name(), CoverageText.json(coverage));
        if (!json) {
          out.println(result.name() + ": " + CoverageText.line(coverage));
          CoverageText.openLines(coverage).forEach(out::println);
        }
      }
      if (json) {
        out.println(Json.mapper().writeValueAsString(Map.of("fixtures", all)));
      }
      return open || all.isEmpty() ? 1 : 0;
    }
  }

  private int installation(PrintWriter out) {
    try (Installation installation = Installation.open(configuration)) {
      MediaBreakMeter meter = installation.service(MediaBreakMeter.class);
      List<PackageNumbers> rows = meter.since(installation.now().minus(Duration.ofDays(days)));
      List<Map<String, Object>> all = new ArrayList<>();
      if (!json) {
        out.println(
            "%-24s %-14s %8s %10s %10s %12s %10s"
                .formatted(
                    "PACKAGE",
                    "VERSION",
                    "CASES",
                    "ACCOUNTED",
                    "OPEN",
                    "HANDED OVER",
                    "UNTOUCHED"));
      }
      for (PackageNumbers row : rows) {
        Map<String, Long> paths = row.open() == 0 ? Map.of() : meter.open(row.hash(), OPEN_SHOWN);
        all.add(Map.of("numbers", row, "openPaths", paths));
        if (!json) {
          print(out, row, paths);
        }
      }
      if (json) {
        out.println(Json.mapper().writeValueAsString(Map.of("days", days, "versions", all)));
      }
      return 0;
    }
  }

  private static void print(PrintWriter out, PackageNumbers row, Map<String, Long> paths) {
    out.println(
        "%-24s %-14s %8d %10s %10d %12d %10s"
            .formatted(
                row.routePackage(),
                row.version(),
                row.cases(),
                share(row.leaves() - row.open(), row.leaves()),
                row.open(),
                row.handedOver(),
                share(row.untouched(), row.handedOver())));
    paths.forEach((path, count) -> out.println("  open %6d x %s".formatted(count, path)));
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
  }
}
