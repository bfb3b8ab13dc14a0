package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of the gateway in a {@link LargeWorld}: the demo's, with a drop directory as
 * second target and, for both targets at once, a route package that enlists two.
 */
final class LargeConfiguration {
  static final String DROP = "drop";
  private static final String DROP_TARGET = "beispiel-ablage";

  private LargeConfiguration() {}

  static String yaml(LargeWorld.Plan plan, Connection connection, URI sink, int managementPort)
      throws IOException {
    Map<String, Object> gateway =
        DemoConfiguration.gateway(connection, sink, plan.state(), plan.home());
    if (plan.database() != null) {
      gateway.put("database", Map.of("url", plan.database()));
    }
    Map<String, Object> targets =
        new LinkedHashMap<>(DemoConfiguration.targets(sink, plan.state()));
    targets.put(
        DROP_TARGET,
        Map.of(
            "type",
            "file",
            "tenant",
            DemoConfiguration.TENANT,
            "title",
            "Beispiel-Ablage",
            "productive",
            false,
            "file",
            Map.of("directory", plan.state().resolve(DROP).toString())));
    gateway.put("targets", targets);
    Connection.Destination destination = connection.destinations().getFirst();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("destination", destination.name());
    parameters.put(
        "target",
        plan.targets() == LargeWorld.Targets.FILE ? DROP_TARGET : DemoConfiguration.TARGET);
    Path routes = plan.home().resolve("routes");
    if (plan.targets() == LargeWorld.Targets.BOTH) {
      routes = withSecondTarget(routes.resolve(LargeWorld.PACKAGE), plan.state());
      parameters.put("second", DROP_TARGET);
    }
    gateway.put(
        "routes",
        Map.of(
            "directory",
            routes.toString(),
            "instances",
            Map.of(
                destination.name(),
                Map.of(
                    "package",
                    LargeWorld.PACKAGE,
                    "tenant",
                    DemoConfiguration.TENANT,
                    "parameters",
                    parameters))));
    return DemoConfiguration.yaml(gateway, 0, managementPort);
  }

  /**
   * A copy of the package, in which a second target is enlisted; answers the folder of packages.
   */
  private static Path withSecondTarget(Path original, Path state) throws IOException {
    Path copy = state.resolve("routes").resolve(LargeWorld.PACKAGE);
    Files.createDirectories(copy);
    Files.writeString(
        copy.resolve("mapping.yaml"), Files.readString(original.resolve("mapping.yaml")));
    Files.writeString(
        copy.resolve("package.yaml"),
        Files.readString(original.resolve("package.yaml"))
            .replace(
                "\nparameters:\n",
                "\nparameters:\n  second:\n    type: target\n    description: Ablage\n"));
    Files.writeString(
        copy.resolve("route.camel.yaml"),
        Files.readString(original.resolve("route.camel.yaml")).stripTrailing()
            + "\n        - to: target:{{second}}\n");
    return state.resolve("routes");
  }
}
