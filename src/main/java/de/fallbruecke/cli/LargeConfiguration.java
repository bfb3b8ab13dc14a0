package de.fallbruecke.cli;

import de.fallbruecke.simulator.SftpShelf;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configuration of the gateway in a {@link LargeWorld}: the demo's, with a drop directory as
 * second target and, for both targets at once, a route package that enlists two.
 */
final class LargeConfiguration {
  static final String DROP = "drop";
  private static final String DROP_TARGET = "beispiel-ablage";

  private LargeConfiguration() {}

  static String yaml(
      LargeWorld.Plan plan,
      Collection<LargeOrigin> origins,
      URI sink,
      SftpShelf inbox,
      int managementPort)
      throws IOException {
    Map<String, Object> gateway = DemoConfiguration.base(plan.state(), plan.home());
    if (plan.database() != null) {
      gateway.put("database", Map.of("url", plan.database()));
    }
    Map<String, Object> drop = new LinkedHashMap<>();
    drop.put("tenant", DemoConfiguration.TENANT);
    drop.put("title", "Beispiel-Ablage");
    drop.put("productive", false);
    drop.putAll(plan.targets().sftp() ? sftp(plan, inbox) : file(plan));
    Map<String, Object> targets = DemoConfiguration.block(gateway, "targets");
    targets.putAll(DemoConfiguration.targets(sink, plan.state()));
    targets.put(DROP_TARGET, drop);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("target", plan.targets().software() ? DemoConfiguration.TARGET : DROP_TARGET);
    if (plan.targets().two()) {
      parameters.put("second", DROP_TARGET);
    }
    for (LargeOrigin origin : origins) {
      origin.addTo(gateway, parameters);
      if (plan.targets().two()) {
        Path original = plan.home().resolve("routes").resolve(origin.routePackage());
        DemoConfiguration.block(gateway, "routes")
            .put("directory", withSecondTarget(original, plan.state()).toString());
      }
    }
    return DemoConfiguration.yaml(gateway, 0, managementPort);
  }

  private static Map<String, Object> file(LargeWorld.Plan plan) {
    return Map.of(
        "type", "file", "file", Map.of("directory", plan.state().resolve(DROP).toString()));
  }

  private static Map<String, Object> sftp(LargeWorld.Plan plan, SftpShelf inbox)
      throws IOException {
    return Map.of(
        "type",
        "sftp",
        "sftp",
        Map.of(
            "host",
            "127.0.0.1",
            "port",
            inbox.port(),
            "host-keys",
            List.of(inbox.fingerprint()),
            "user",
            SftpShelf.USER,
            "key-file",
            inbox.writeUserKey(plan.state().resolve("sftp-key")).toString(),
            "directory",
            "."));
  }

  /**
   * A copy of the package, in whose last route a second target is enlisted; answers the folder of
   * packages.
   */
  private static Path withSecondTarget(Path original, Path state) throws IOException {
    Path copy = state.resolve("routes").resolve(String.valueOf(original.getFileName()));
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
