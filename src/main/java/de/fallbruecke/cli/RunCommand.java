package de.fallbruecke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the gateway and returns; its threads keep the process running. */
@Command(name = "run", description = "Start the gateway", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
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

  @Spec private @Nullable CommandSpec spec;

  private final Class<?> application;

  RunCommand(Class<?> application) {
    this.application = application;
  }

  @Override
  public Integer call() {
    List<Path> files = config.isEmpty() ? List.of(Path.of("config/fallbruecke.yaml")) : config;
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new ParameterException(
            java.util.Objects.requireNonNull(spec).commandLine(),
            "The configuration %s cannot be read. Name one with --config; docs/how-to/first-installation.md shows how to write it."
                .formatted(file));
      }
    }
    List<String> args = new ArrayList<>();
    args.add(
        "--spring.config.additional-location="
            + files.stream()
                .map(file -> file.toAbsolutePath().toUri().toString())
                .collect(Collectors.joining(",")));
    settings.forEach(setting -> args.add("--" + setting));
    try {
      SpringApplication.run(application, args.toArray(String[]::new));
      return 0;
    } catch (RuntimeException reported) {
      // Spring has told why in its failure report; a second trace would bury it.
      return 1;
    }
  }
}
