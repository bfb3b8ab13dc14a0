package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks the files of a package: manifest, allow-list, names of its mappings. */
public final class PackageCheck {
  static final String ROUTE = "route.camel.yaml";

  private final PackageFiles files;
  private final Findings findings = new Findings();

  private PackageCheck(PackageFiles files) {
    this.files = files;
  }

  /**
   * Checks.
   *
   * @throws Fault PACKAGE_INVALID or PACKAGE_FORBIDDEN with every finding
   */
  public static CheckedPackage of(PackageFiles files) {
    return new PackageCheck(files).checked();
  }

  private CheckedPackage checked() {
    Optional<Manifest> manifest =
        bytes(ManifestReader.FILE)
            .flatMap(bytes -> new ManifestReader(files.name(), findings).read(bytes));
    Optional<Node> route =
        bytes(ROUTE)
            .flatMap(bytes -> new YamlFile(files.name() + "/" + ROUTE, findings).read(bytes));
    Map<String, ParameterType> types =
        manifest.map(Manifest::parameters).orElse(Map.of()).values().stream()
            .collect(Collectors.toMap(Parameter::name, Parameter::type));
    Set<String> mappings =
        route
            .map(
                node ->
                    new RouteCheck(new Tree(files.name() + "/" + ROUTE, findings), types, false)
                        .check(node))
            .orElse(Set.of());
    for (String mapping : mappings) {
      if (!files.content().containsKey(mapping)) {
        findings.invalid(
            files.name() + "/" + ROUTE,
            0,
            "names a mapping that is not in the package.",
            "Add the file or correct the option 'mapping'.");
      }
    }
    findings.refuseIfAny(files.name());
    return new CheckedPackage(manifest.orElseThrow(), files, route.orElseThrow(), mappings);
  }

  private Optional<byte[]> bytes(String name) {
    byte @Nullable [] bytes = files.content().get(name);
    if (bytes == null) {
      findings.invalid(files.name(), 0, "lacks '%s'.".formatted(name), "Add the file.");
    }
    return Optional.ofNullable(bytes);
  }
}
