package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Routed;
import de.fallbruecke.route.Workbench;
import de.fallbruecke.route.Workbench.DryRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code routes dry-run}. */
@Command(
    name = "dry-run",
    mixinStandardHelpOptions = true,
    description = "Shows what would become of one message. Its content is printed.")
final class RoutesDryRunCommand implements Callable<Integer> {
  @Mixin private PackageOptions options = new PackageOptions();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "the message, XML or JSON")
  private Path input = Path.of("");

  @Option(
      names = "--metadata",
      paramLabel = "FILE",
      description = "parts of the metadata, as metadata.json of a fixture")
  private @Nullable Path metadata;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    Path folder = options.folder();
    byte[] message = read(command, input);
    byte @Nullable [] more = metadata == null ? null : read(command, metadata);
    try (Bench bench = options.bench()) {
      DryRun result = bench.service(Workbench.class).dryRun(folder, message, isJson(message), more);
      return switch (result) {
        case DryRun.Made made -> made(out, made);
        case DryRun.Stopped stopped -> stopped(out, stopped);
      };
    } catch (Fault fault) {
      Findings.print(out, fault, options.json());
      return 1;
    } finally {
      out.flush();
    }
  }

  private int made(PrintWriter out, DryRun.Made made) {
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("outcome", "case");
      json.put("case", Json.mapper().readTree(made.json()));
      json.put("test", made.test());
      json.put("deliveries", made.wanted());
      json.put("coverage", CoverageText.json(made.coverage()));
      out.println(Json.mapper().writeValueAsString(json));
    } else {
      out.println(new String(made.xml(), StandardCharsets.UTF_8));
      for (Routed.Wanted wanted : made.wanted()) {
        out.println(
            "delivery to %s%s"
                .formatted(wanted.target(), wanted.required() ? "" : " (not required)"));
      }
      out.println(CoverageText.line(made.coverage()));
      CoverageText.openLines(made.coverage()).forEach(out::println);
    }
    return 0;
  }

  private int stopped(PrintWriter out, DryRun.Stopped stopped) {
    String outcome = stopped.defective() ? "defective" : "held";
    out.println(
        options.json()
            ? Json.mapper()
                .writeValueAsString(
                    Map.of(
                        "outcome", outcome,
                        "code", stopped.code().code(),
                        "detail", stopped.detail()))
            : "%s: %s"
                .formatted(
                    stopped.defective()
                        ? "The message is defective"
                        : "The submission would be held",
                    stopped.detail()));
    return 1;
  }

  private static byte[] read(CommandSpec command, Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(
          command.commandLine(), "The file %s cannot be read.".formatted(file));
    }
    return Files.readAllBytes(file);
  }

  /** JSON begins with a brace or bracket, XML never does. */
  private static boolean isJson(byte[] message) {
    for (byte one : message) {
      if (one == '{' || one == '[') {
        return true;
      }
      if (one == '<') {
        return false;
      }
    }
    return false;
  }
}
