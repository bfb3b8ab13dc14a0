package de.fallbruecke.route.folder;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A package that passed the allow-list.
 *
 * @param manifest what it says of itself
 * @param files what was checked
 * @param route the tree of {@code route.camel.yaml}, placeholders not replaced
 * @param mappings the mapping files that the route names, relative to the directory
 */
public record CheckedPackage(
    Manifest manifest, PackageFiles files, Node route, Set<String> mappings) {
  public CheckedPackage {
    mappings = Set.copyOf(mappings);
  }

  /** SHA-512 over all its files. */
  public String hash() {
    return files.hash();
  }

  /**
   * The route as text for Camel, with the values of one instance. It is checked again as the tree
   * with the values in it and as the text that leaves here: what Camel reads was checked.
   *
   * @param values a value for every parameter, of its type
   * @throws Fault PACKAGE_INVALID if a value is missing or of another type; PACKAGE_FORBIDDEN if
   *     the values make something of the route that the allow-list does not admit
   */
  public String routeWith(Map<String, String> values) {
    requireTyped(values);
    Node tree = Placeholders.replace(route, values);
    check(tree);
    DumpSettings settings = DumpSettings.builder().setWidth(10_000).build();
    String text =
        new Present(settings).emitToString(new Serialize(settings).serializeOne(tree).iterator());
    Findings findings = new Findings();
    new YamlFile(file(), findings)
        .read(text.getBytes(StandardCharsets.UTF_8))
        .ifPresent(this::check);
    findings.refuseIfAny(manifest.id());
    return text;
  }

  /** The tree of the route with values; a parameter without one stands as written. */
  public Node shown(Map<String, String> values) {
    Map<String, String> all = new LinkedHashMap<>();
    manifest.parameters().keySet().forEach(name -> all.put(name, "{{" + name + "}}"));
    all.putAll(values);
    return Placeholders.replace(route, all);
  }

  /** The service keys with the values of one instance. */
  public Set<String> servicesWith(Map<String, String> values) {
    return manifest.services().stream()
        .map(key -> Placeholders.replace(key, values))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void requireTyped(Map<String, String> values) {
    for (Parameter parameter : manifest.parameters().values()) {
      String value = values.get(parameter.name());
      if (value == null || !parameter.admits(value)) {
        throw new Fault(
            FaultCode.PACKAGE_INVALID,
            "Route package '%s' got no value for its parameter '%s' or one that is not %s. It does not run; correct the value."
                .formatted(manifest.id(), parameter.name(), parameter.expected()));
      }
    }
  }

  private void check(Node tree) {
    Findings findings = new Findings();
    Map<String, ParameterType> types = new LinkedHashMap<>();
    for (Parameter parameter : manifest.parameters().values()) {
      types.put(parameter.name(), parameter.type());
    }
    new RouteCheck(new Tree(file(), findings), types, true).check(tree);
    findings.refuseIfAny(manifest.id());
  }

  private String file() {
    return manifest.id() + "/" + PackageCheck.ROUTE;
  }
}
