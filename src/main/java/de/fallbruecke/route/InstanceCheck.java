package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.camel.Entrance;
import de.fallbruecke.route.folder.Manifest;
import de.fallbruecke.route.folder.Parameter;
import de.fallbruecke.route.folder.ParameterType;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks an instance: exactly the declared parameters, each of its type, and entrances that can be
 * reached.
 */
final class InstanceCheck {
  private final Destinations destinations;

  InstanceCheck(Destinations destinations) {
    this.destinations = destinations;
  }

  /**
   * A value for every parameter of the package.
   *
   * @param given values by name; those missing take the default of the package
   * @throws Fault CONFIGURATION_INVALID naming the property and the remedy
   */
  Map<String, String> values(
      String name, String tenant, Map<String, String> given, Manifest manifest) {
    for (String one : given.keySet()) {
      if (!manifest.parameters().containsKey(one)) {
        throw wrong(
            name,
            "parameters." + one,
            "is no parameter of package '%s'".formatted(manifest.id()),
            "Remove it; the package has " + manifest.parameters().keySet() + ".");
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : manifest.parameters().values()) {
      @Nullable String own = given.get(parameter.name());
      @Nullable String value = own == null ? parameter.fallback() : own;
      String property = "parameters." + parameter.name();
      if (value == null) {
        throw wrong(
            name,
            property,
            "is missing",
            "Set it to %s: %s".formatted(parameter.expected(), parameter.description()));
      }
      if (!parameter.admits(value)) {
        throw wrong(
            name,
            property,
            "is of the wrong type",
            "Set it to %s.".formatted(parameter.expected()));
      }
      if (parameter.type() == ParameterType.DESTINATION) {
        requireOwn(name, property, value, tenant);
      }
      values.put(parameter.name(), value);
    }
    return values;
  }

  /** A destination of another tenant would hand one district's applications to another. */
  private void requireOwn(String name, String property, String value, String tenant) {
    Optional<Destination> destination = destinations.find(value);
    if (destination.isEmpty()) {
      throw wrong(
          name, property, "names no configured destination", "Configure it or correct the name.");
    }
    if (!destination.get().tenant().equals(tenant)) {
      throw wrong(
          name,
          property,
          "names a destination of another tenant",
          "Use a destination of tenant '%s' or correct the tenant.".formatted(tenant));
    }
  }

  /** The destinations at which it takes submissions. */
  static Set<String> destinations(Activation activation, Manifest manifest) {
    Set<String> found = new TreeSet<>();
    for (Parameter parameter : manifest.parameters().values()) {
      @Nullable String value = activation.values().get(parameter.name());
      if (parameter.type() == ParameterType.DESTINATION && value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /** A FIT-Connect destination for a route that begins with xta: would wait for ever. */
  void requireEntrances(Activation activation, ReadyPackage ready, List<Entrance> entrances) {
    for (Parameter parameter : ready.manifest().parameters().values()) {
      @Nullable String value = activation.values().get(parameter.name());
      if (parameter.type() != ParameterType.DESTINATION || value == null) {
        continue;
      }
      boolean reached =
          destinations.find(value).stream()
              .anyMatch(
                  destination ->
                      entrances.stream()
                          .anyMatch(
                              entrance ->
                                  entrance.channel().equals(destination.channel())
                                      && entrance.destination().equals(value)));
      if (!reached) {
        throw wrong(
            activation.instance(),
            "parameters." + parameter.name(),
            "names a destination that is not configured, or on a channel from which the package takes nothing",
            "Use a destination on the channel named in route.camel.yaml.");
      }
    }
  }

  static Fault wrong(String instance, String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "The property %s %s. The instance is not started. %s"
            .formatted(RoutesProperties.property(instance, key), what, remedy));
  }
}
