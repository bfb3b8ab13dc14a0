package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.Workbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code routes doc}. */
@Command(
    name = "doc",
    mixinStandardHelpOptions = true,
    description = "Writes a package down for people: picture, field table, personal data.")
final class RoutesDocCommand implements Callable<Integer> {
  @Mixin private PackageOptions options = new PackageOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "where the files go (default: the working directory)")
  private Path out = Path.of(".");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = options.folder();
    try (Bench bench = options.bench()) {
      SortedMap<String, byte[]> files = bench.service(Workbench.class).document(folder);
      List<String> written = new ArrayList<>();
      Files.createDirectories(out);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        written.add(Files.write(out.resolve(file.getKey()), file.getValue()).toString());
      }
      if (options.json()) {
        print.println(Json.mapper().writeValueAsString(Map.of("written", written)));
      } else {
        written.forEach(print::println);
      }
      return 0;
    } catch (Fault fault) {
      Findings.print(print, fault, options.json());
      return 1;
    } finally {
      print.flush();
    }
  }
}
