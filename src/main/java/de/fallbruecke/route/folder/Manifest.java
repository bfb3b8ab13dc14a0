package de.fallbruecke.route.folder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code package.yaml}.
 *
 * @param id equal to the name of the folder
 * @param version semantic version
 * @param services service keys; a placeholder of a parameter stands as written; empty means any
 * @param schemaPacks packs by {@code name} or {@code name:version}; empty means any
 * @param parameters by name, in order
 */
public record Manifest(
    String id,
    String version,
    String title,
    String description,
    String licence,
    String maintainer,
    List<String> services,
    List<String> schemaPacks,
    Map<String, Parameter> parameters) {
  public Manifest {
    services = List.copyOf(services);
    schemaPacks = List.copyOf(schemaPacks);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * A parameter.
   *
   * @param fallback value of an instance that names none; null if every instance must
   */
  public record Parameter(
      String name, ParameterType type, String description, @Nullable String fallback) {}
}
