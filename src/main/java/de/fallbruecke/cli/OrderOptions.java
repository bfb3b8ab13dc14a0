package de.fallbruecke.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which version of which package is meant, for which instance, with which values. */
final class OrderOptions {
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9-]*(:[0-9A-Za-z.+-]+)?");

  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description = "name of the instance; for a new one any name that tells tenant and service")
  private String instance = "";

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = {
        "folder of the route package, for example routes/wohngeld;",
        "with --server a package that the gateway has: id, or id:version"
      })
  private String what = ".";

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

  /**
   * What is meant.
   *
   * @throws ParameterException if it is no folder, or with a server no package
   */
  RouteWish wish(String by, @Nullable String reason, ServerOptions server) {
    if (server.given() && !PACKAGE.matcher(what).matches()) {
      throw wrong(
          "%s is no package of the gateway. With --server name one that it has, as id or id:version; hand a folder of this machine over with routes export and routes import --server.");
    }
    if (!server.given() && !Files.isDirectory(Path.of(what))) {
      throw wrong(
          "%s is no folder. Name the folder of a route package, for example routes/wohngeld.");
    }
    return new RouteWish(instance, tenant, what, values, by, reason);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), message.formatted(what));
  }
}
