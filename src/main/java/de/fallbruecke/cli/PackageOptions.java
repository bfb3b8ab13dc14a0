package de.fallbruecke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which package folder a command works with. */
final class PackageOptions {
  @Parameters(paramLabel = "FOLDER", description = "folder of the route package")
  private Path folder = Path.of(".");

  @Option(
      names = "--schemas",
      paramLabel = "DIR",
      defaultValue = "schemas/packs",
      description = "folder of the schema packs (default: ${DEFAULT-VALUE})")
  private Path schemas = Path.of("schemas/packs");

  @Option(names = "--json", description = "One JSON object instead of text.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /**
   * The folder.
   *
   * @throws ParameterException if there is none
   */
  Path folder() {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s is no folder. Name the folder of a route package, for example routes/wohngeld."
              .formatted(folder));
    }
    return folder.toAbsolutePath().normalize();
  }

  boolean json() {
    return json;
  }

  Bench bench() {
    folder();
    return Bench.open(schemas);
  }
}
