package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.Json;
import de.fallbruecke.route.RoutePackage;
import de.fallbruecke.route.Workbench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code routes validate}. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks a package: files, allow-list, mappings, schema packs.")
final class RoutesValidateCommand implements Callable<Integer> {
  @Mixin private PackageOptions options = new PackageOptions();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path folder = options.folder();
    try (Bench bench = options.bench()) {
      RoutePackage found = bench.service(Workbench.class).validate(folder);
      out.println(
          options.json()
              ? Json.mapper()
                  .writeValueAsString(
                      Map.of(
                          "package", found.id(),
                          "version", found.version(),
                          "hash", found.hash(),
                          "findings", List.of()))
              : "Package '%s' %s is valid.".formatted(found.id(), found.version()));
      return 0;
    } catch (Fault fault) {
      Findings.print(out, fault, options.json());
      return 1;
    } finally {
      out.flush();
    }
  }
}
