package de.fallbruecke.cli;

import de.fallbruecke.route.ActivationOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which version of which package is meant, for which instance, with which values. */
final class OrderOptions {
  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description = "name of the instance; for a new one any name that tells tenant and service")
  private String instance = "";

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "folder of the route package, for example routes/wohngeld")
  private Path folder = Path.of(".");

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "whose submissions a new instance takes")
  private @Nullable String tenant;

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "a value; what is not named stays as it is, or takes its default")
  private Map<String, String> values = new LinkedHashMap<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  ActivationOrder order(String by, @Nullable String reason, @Nullable Long replay) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s is no folder. Name the folder of a route package, for example routes/wohngeld."
              .formatted(folder));
    }
    return new ActivationOrder(
        instance, tenant, folder.toAbsolutePath().normalize(), values, by, reason, replay);
  }
}
