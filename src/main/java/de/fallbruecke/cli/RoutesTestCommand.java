package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.FieldChange;
import de.fallbruecke.route.FixtureResult;
import de.fallbruecke.route.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
import picocli.CommandLine.Spec;

/** {@code routes test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs the fixtures of a package and shows where they differ.")
final class RoutesTestCommand implements Callable<Integer> {
  @Mixin private PackageOptions options = new PackageOptions();

  @Option(
      names = "--write",
      description =
          "Writes what came out as what is expected. Look at every difference before you share it.")
  private boolean write;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = options.folder();
    try (Bench bench = options.bench()) {
      List<FixtureResult> results = bench.service(Workbench.class).test(folder);
      if (write) {
        for (FixtureResult result : results) {
          write(folder.resolve("fixtures").resolve(result.name()), result);
        }
      }
      if (options.json()) {
        out.println(
            Json.mapper()
                .writeValueAsString(
                    Map.of("fixtures", results.stream().map(RoutesTestCommand::json).toList())));
      } else {
        results.forEach(result -> print(out, result));
        out.println(summary(results));
      }
      boolean good = !results.isEmpty() && results.stream().allMatch(FixtureResult::green);
      return good || (write && !results.isEmpty()) ? 0 : 1;
    } catch (Fault fault) {
      Findings.print(out, fault, options.json());
      return 1;
    } finally {
      out.flush();
    }
  }

  private String summary(List<FixtureResult> results) {
    if (results.isEmpty()) {
      return "The package has no fixtures. Put a message into fixtures/<name>/input.xml or input.json and run 'routes test --write'.";
    }
    long green = results.stream().filter(FixtureResult::green).count();
    return write
        ? "%d fixture(s) written. Read them: from now on they say what is right."
            .formatted(results.size())
        : "%d of %d fixtures as expected".formatted(green, results.size());
  }

  private void print(PrintWriter out, FixtureResult result) {
    out.println(
        "%s %s: %s%s"
            .formatted(
                result.green() ? "ok  " : "DIFF",
                result.name(),
                result.outcome(),
                result.coverage() == null ? "" : ", " + CoverageText.line(result.coverage())));
    if (!result.green() && result.detail() != null) {
      out.println("  " + result.detail());
    }
    for (FieldChange change : result.changes()) {
      out.println(
          "  %s: expected %s, got %s"
              .formatted(change.path(), quoted(change.before()), quoted(change.after())));
    }
    if (result.coverage() != null) {
      CoverageText.openLines(result.coverage()).forEach(out::println);
    }
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "nothing" : "'" + value + "'";
  }

  private static Map<String, Object> json(FixtureResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.put("green", result.green());
    json.put("outcome", result.outcome());
    if (result.detail() != null) {
      json.put("detail", result.detail());
    }
    json.put("changes", result.changes());
    if (result.coverage() != null) {
      json.put("coverage", CoverageText.json(result.coverage()));
    }
    return json;
  }

  private static void write(Path folder, FixtureResult result) throws IOException {
    Files.writeString(folder.resolve("expected-deliveries.json"), result.actualDeliveries());
    Path expected = folder.resolve("expected-case.xml");
    if (result.actualDraft().isEmpty()) {
      Files.deleteIfExists(expected);
    } else {
      Files.writeString(expected, result.actualDraft());
    }
  }
}
