package de.fallbruecke.cli;

import de.fallbruecke.simulator.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The configuration of the demo's gateway: four destinations with one route each, and their
 * targets.
 */
final class DemoConfiguration {
  static final String TENANT = "musterkreis";
  static final String TARGET = "beispiel-fv";
  static final String RECORDS = "beispiel-akte";

  private DemoConfiguration() {}

  /** As YAML, in the same keys that an admin writes. */
  static String yaml(
      Connection connection, URI sink, Path state, Path home, int port, int managementPort) {
    return yaml(gateway(connection, sink, state, home), port, managementPort);
  }

  /** The same with an office of its own for each package. */
  static String yaml(
      Connection connection,
      URI sink,
      Path state,
      Path home,
      int port,
      int managementPort,
      Offices offices) {
    Map<String, Object> gateway = gateway(connection, sink, state, home);
    block(gateway, "targets").putAll(offices.targets());
    block(block(gateway, "routes"), "instances")
        .replaceAll((name, instance) -> inItsOffice(instance));
    gateway.put("replies", Map.of("check-interval", "2s"));
    return yaml(gateway, port, managementPort);
  }

  private static Map<String, Object> inItsOffice(Object instance) {
    Map<String, Object> changed = new LinkedHashMap<>(map(instance));
    String office = Offices.targetOfPackage().get(String.valueOf(changed.get("package")));
    if (office != null) {
      Map<String, Object> parameters = new LinkedHashMap<>(block(changed, "parameters"));
      parameters.put("target", office);
      changed.put("parameters", parameters);
    }
    return changed;
  }

  /** A block of settings, to be added to. */
  static Map<String, Object> block(Map<String, Object> settings, String key) {
    return map(settings.get(key));
  }

  @SuppressWarnings("unchecked") // made a few lines further down
  private static Map<String, Object> map(@Nullable Object block) {
    return (Map<String, Object>) Objects.requireNonNull(block);
  }

  /** Changed settings of the gateway as YAML. */
  static String yaml(Map<String, Object> gateway, int port, int managementPort) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("server", Map.of("port", port));
    root.put("management", Map.of("server", Map.of("port", managementPort)));
    root.put("fallbruecke", gateway);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(160);
    return "# Written by the demo at each start.\n" + new Yaml(options).dump(root);
  }

  /** What stands under {@code fallbruecke}. */
  static Map<String, Object> gateway(Connection connection, URI sink, Path state, Path home) {
    Map<String, Object> root = base(state, home);
    root.put("fitconnect", account(connection));
    connection.destinations().stream()
        .filter(destination -> destination.routePackage() != null)
        .forEach(destination -> enter(root, destination, state, parameters(destination)));
    block(root, "routes").put("follow-directory", true);
    block(root, "targets").putAll(targets(sink, state));
    return root;
  }

  /** The same before ways in, routes and targets are added to its blocks. */
  static Map<String, Object> base(Path state, Path home) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("data-directory", state.resolve("gateway").toString());
    root.put("vault", Map.of("generate-master-key", true));
    root.put("tenants", Map.of(TENANT, Map.of("title", "Landkreis Musterkreis")));
    root.put("schemas", Map.of("directory", home.resolve("schemas/packs").toString()));
    root.put("destinations", new LinkedHashMap<>());
    Map<String, Object> routes = new LinkedHashMap<>();
    routes.put("directory", home.resolve("routes").toString());
    routes.put("instances", new LinkedHashMap<>());
    root.put("routes", routes);
    root.put("targets", new LinkedHashMap<>());
    return root;
  }

  /** Adds a destination of the simulator and its route. */
  static void enter(
      Map<String, Object> gateway,
      Connection.Destination destination,
      Path state,
      Map<String, ?> parameters) {
    enter(
        gateway,
        destination.name(),
        destination(destination, state),
        Objects.requireNonNull(destination.routePackage()),
        parameters);
  }

  /** Adds a destination and its route. */
  static void enter(
      Map<String, Object> gateway,
      String name,
      Map<String, ?> destination,
      String routePackage,
      Map<String, ?> parameters) {
    block(gateway, "destinations").put(name, destination);
    Map<String, Object> own = new LinkedHashMap<>(parameters);
    own.put("destination", name);
    block(block(gateway, "routes"), "instances")
        .put(name, Map.of("package", routePackage, "tenant", TENANT, "parameters", own));
  }

  /** The subscriber client of the simulator. */
  static Map<String, Object> account(Connection connection) {
    return Map.of(
        "accounts",
        Map.of(
            "simulator",
            Map.of(
                "token-url", connection.tokenUrl().toString(),
                "submission-api", connection.submissionApi().toString(),
                "issuer", connection.issuer(),
                "client-id", connection.subscriber().clientId(),
                "client-secret", connection.subscriber().clientSecret())));
  }

  private static Map<String, Object> parameters(Connection.Destination destination) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("target", TARGET);
    if ("gewerbeanmeldung".equals(destination.routePackage())) {
      parameters.put("records", RECORDS);
    }
    return parameters;
  }

  static Map<String, Object> targets(URI sink, Path state) {
    return Map.of(TARGET, target(sink), RECORDS, records(state));
  }

  private static Map<String, Object> records(Path state) {
    return Map.of(
        "type",
        "file",
        "tenant",
        TENANT,
        "title",
        "Beispiel-eAkte",
        "productive",
        false,
        "file",
        Map.of("directory", state.resolve("records").toString()));
  }

  private static Map<String, Object> destination(Connection.Destination destination, Path state) {
    return Map.of(
        "tenant",
        TENANT,
        "channel",
        "fitconnect",
        "poll-interval",
        "5s",
        "services",
        List.of(destination.serviceIdentifier()),
        "fitconnect",
        Map.of(
            "account", "simulator",
            "destination-id", destination.destinationId().toString(),
            "decryption-keys", List.of(file(state, destination.encryptionKey())),
            "signing-key", file(state, destination.signingKey()),
            "callback-secret", destination.callbackSecret()));
  }

  private static Map<String, Object> target(URI sink) {
    return Map.of(
        "type",
        "rest",
        "tenant",
        TENANT,
        "title",
        "Beispiel-Fachverfahren",
        "productive",
        false,
        "idempotent",
        true,
        "retry",
        Map.of("first", "1s", "longest", "30s"),
        "rest",
        Map.of(
            "url",
            sink.resolve("/cases").toString(),
            "status-url",
            sink.resolve("/cases/") + "{key}",
            "timeout",
            "30s"));
  }

  private static String file(Path state, String name) {
    return state.resolve("portal").resolve(name).toAbsolutePath().toString();
  }
}
