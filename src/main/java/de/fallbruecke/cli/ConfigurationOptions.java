package de.fallbruecke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which configuration a command works with. */
final class ConfigurationOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "configuration file; repeatable, later ones win (default: config/fallbruecke.yaml)")
  private List<Path> config = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "single setting; wins over all files")
  private List<String> settings = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /**
   * As arguments of a Spring application.
   *
   * @throws ParameterException if a file cannot be read
   */
  List<String> arguments() {
    List<Path> files = config.isEmpty() ? List.of(Path.of("config/fallbruecke.yaml")) : config;
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new ParameterException(
            Objects.requireNonNull(spec).commandLine(),
            "The configuration %s cannot be read. Name one with --config; docs/how-to/first-installation.md shows how to write it."
                .formatted(file));
      }
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(
        "--spring.config.additional-location="
            + files.stream()
                .map(file -> file.toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(",")));
    settings.forEach(setting -> arguments.add("--" + setting));
    return arguments;
  }
}
