package de.fallbruecke.cli;

import de.fallbruecke.platform.Json;
import de.fallbruecke.xoev.PackDetails;
import de.fallbruecke.xoev.PackDirectory;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code schemas check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Compiles all packs and validates sample messages. Values are never shown.")
final class SchemasCheckCommand implements Callable<Integer> {
  @Mixin private SchemasFolder folder = new SchemasFolder();

  @Option(names = "--sample", paramLabel = "FILE", description = "A message; repeatable.")
  private List<Path> samples = new ArrayList<>();

  @Option(
      names = "--schema-uri",
      paramLabel = "URI",
      description = "Schema URI of the samples, needed for JSON.")
  private @Nullable String schemaUri;

  @Option(names = "--json", description = "One JSON object instead of lines.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PackDirectory packs = folder.open();
    List<PackDetails> broken =
        packs.details().stream().filter(details -> details.problem() != null).toList();
    List<SchemasSample> results =
        samples.stream().map(sample -> SchemasSample.of(sample, schemaUri, packs)).toList();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (json) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("packs", packs.details().size());
      object.put("problems", broken.stream().map(PackDetails::problem).toList());
      object.put("samples", results.stream().map(SchemasSample::json).toList());
      out.println(Json.mapper().writeValueAsString(object));
    } else {
      broken.forEach(details -> out.println(details.problem()));
      results.forEach(result -> result.lines().forEach(out::println));
      out.println(
          "%d packs, %d cannot validate; %d samples, %d with findings"
              .formatted(
                  packs.details().size(),
                  broken.size(),
                  results.size(),
                  results.stream().filter(result -> !result.good()).count()));
    }
    out.flush();
    return broken.isEmpty() && results.stream().allMatch(SchemasSample::good) ? 0 : 1;
  }
}
