package de.fallbruecke.route;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Which packages run for whom.
 *
 * @param directory folder of the packages, one folder each
 * @param instances by a name of the site's choice
 */
@ConfigurationProperties(prefix = RoutesProperties.PREFIX, ignoreUnknownFields = false)
record RoutesProperties(
    @DefaultValue("routes") Path directory, @DefaultValue Map<String, Instance> instances) {
  static final String PREFIX = "fallbruecke.routes";

  RoutesProperties {
    instances = Map.copyOf(instances);
  }

  /**
   * A package with the values of one tenant.
   *
   * @param packageId id of the package, the key {@code package}
   * @param tenant whose submissions it takes
   * @param parameters values by name of the package's parameters
   */
  record Instance(
      @Name("package") @Nullable String packageId,
      @Nullable String tenant,
      @DefaultValue Map<String, String> parameters) {
    Instance {
      parameters = Map.copyOf(parameters);
    }
  }

  /** The property of an instance, for messages. */
  static String property(String instance, String key) {
    return PREFIX + ".instances." + instance + "." + key;
  }
}
