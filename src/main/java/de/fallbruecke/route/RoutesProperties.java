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
 * @param followDirectory whether the start activates what lies in the directory, for instances of
 *     the configuration; otherwise only the first version is activated by itself
 * @param activation what an activation requires
 * @param publishers folder with a folder of trusted public keys per tenant
 * @param signingKeys file of the private key with which a tenant signs its packages for others, by
 *     tenant
 * @param sources folders or https addresses of signed archives from which packages may be taken
 *     over, by a name of the site's choice
 */
@ConfigurationProperties(prefix = RoutesProperties.PREFIX, ignoreUnknownFields = false)
record RoutesProperties(
    @DefaultValue("routes") Path directory,
    @DefaultValue Map<String, Instance> instances,
    @DefaultValue("false") boolean followDirectory,
    @DefaultValue Requirements activation,
    @DefaultValue("config/publishers") Path publishers,
    @DefaultValue Map<String, Path> signingKeys,
    @DefaultValue Map<String, String> sources) {
  static final String PREFIX = "fallbruecke.routes";

  RoutesProperties {
    instances = Map.copyOf(instances);
    signingKeys = Map.copyOf(signingKeys);
    sources = Map.copyOf(sources);
  }

  /**
   * What an activation by a person requires.
   *
   * @param fixtures every fixture of the package gives what it expects
   * @param coverage no more leaves open, over the fixtures, than in the active version
   * @param replay a person has looked at a replay of this version against the active one
   */
  record Requirements(
      @DefaultValue("true") boolean fixtures,
      @DefaultValue("false") boolean coverage,
      @DefaultValue("false") boolean replay) {}

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
