package de.fallbruecke.route;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loaded route package, for lists and pages.
 *
 * @param id equal to the name of its folder
 * @param version semantic version
 * @param hash SHA-512 over all its files
 * @param services service keys as written, placeholders included; empty means any
 * @param schemaPacks schema packs it needs, by {@code name} or {@code name:version}
 * @param instances what the configuration made of it, by name
 */
public record RoutePackage(
    String id,
    String version,
    String title,
    String description,
    String hash,
    String licence,
    String maintainer,
    List<String> services,
    List<String> schemaPacks,
    List<Parameter> parameters,
    List<Instance> instances) {
  public RoutePackage {
    services = List.copyOf(services);
    schemaPacks = List.copyOf(schemaPacks);
    parameters = List.copyOf(parameters);
    instances = List.copyOf(instances);
  }

  /**
   * A value that a site gives.
   *
   * @param type destination, target, service, text, integer or boolean
   * @param fallback used where the instance gives none; null if it must give one
   */
  public record Parameter(
      String name, String type, String description, @Nullable String fallback) {}

  /**
   * The package with the values of one tenant.
   *
   * @param name in the configuration
   * @param values of all parameters, defaults included
   */
  public record Instance(String name, String tenant, Map<String, String> values) {
    public Instance {
      values = Map.copyOf(values);
    }
  }
}
