package de.fallbruecke.route.camel;

import de.fallbruecke.mapping.Mapping;
import java.util.Map;
import java.util.Set;

/**
 * A route package with the parameters of one tenant, ready to run.
 *
 * @param name name in the configuration
 * @param services service keys it is for; empty means any
 * @param schemaPacks packs it can handle, by {@code name} or {@code name:version}; empty means any
 * @param mappings compiled, by their path in the package
 */
public record RunningInstance(
    String name,
    String tenant,
    String packageId,
    String version,
    String hash,
    Set<String> services,
    Set<String> schemaPacks,
    Map<String, Mapping> mappings) {
  public RunningInstance {
    services = Set.copyOf(services);
    schemaPacks = Set.copyOf(schemaPacks);
    mappings = Map.copyOf(mappings);
  }

  /** For messages to people. */
  public String title() {
    return "package '%s' %s (instance '%s')".formatted(packageId, version, name);
  }
}
