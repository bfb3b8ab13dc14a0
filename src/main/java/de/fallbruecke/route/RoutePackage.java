package de.fallbruecke.route;

import java.util.List;
import java.util.Map;
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
   * The service keys of an instance.
   *
   * @param values of the instance; where one lacks, the package's own counts, and without one the
   *     placeholder stays
   */
  public List<String> services(Map<String, String> values) {
    return services.stream().map(service -> filled(service, values)).toList();
  }

  private String filled(String service, Map<String, String> values) {
    String filled = service;
    for (Parameter parameter : parameters) {
      String value = values.getOrDefault(parameter.name(), parameter.fallback());
      if (value != null) {
        filled = filled.replace("{{" + parameter.name() + "}}", value);
      }
    }
    return filled;
  }

  /**
   * A value that a site gives. Its texts come from the package and are foreign.
   *
   * @param type destination, target, service, text, choice, integer or boolean
   * @param fallback used where the instance gives none; null if it must give one
   * @param values the choices; empty if it is none
   * @param min least integer, null for none
   * @param max greatest integer, null for none
   * @param pattern form of a text, null for any
   */
  public record Parameter(
      String name,
      String type,
      String description,
      @Nullable String fallback,
      List<String> values,
      @Nullable Integer min,
      @Nullable Integer max,
      @Nullable String pattern) {
    public Parameter {
      values = List.copyOf(values);
    }
  }
}
