package de.fallbruecke.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route package that could be activated, for lists and pages.
 *
 * @param id equal to the name of its folder
 * @param version semantic version
 * @param hash SHA-512 over all its files
 * @param services service keys as written, placeholders included; empty means any
 * @param schemaPacks schema packs it needs, by {@code name} or {@code name:version}
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
    List<Parameter> parameters) {
  public RoutePackage {
    services = List.copyOf(services);
    schemaPacks = List.copyOf(schemaPacks);
    parameters = List.copyOf(parameters);
  }

  /**
   * A value that a site gives.
   *
   * @param type destination, target, service, text, integer or boolean
   * @param fallback used where the instance gives none; null if it must give one
   */
  public record Parameter(
      String name, String type, String description, @Nullable String fallback) {}
}
