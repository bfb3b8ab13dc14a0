package de.fallbruecke.route;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.route.folder.Manifest;
import de.fallbruecke.route.folder.Manifest.Parameter;
import de.fallbruecke.route.folder.ParameterType;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Destinations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of an instance: exactly the declared parameters, each of its type. */
final class InstanceValues {
  private final Destinations destinations;

  InstanceValues(Destinations destinations) {
    this.destinations = destinations;
  }

  /**
   * A value for every parameter of the package.
   *
   * @throws Fault CONFIGURATION_INVALID naming the property and the remedy
   */
  Map<String, String> of(String name, RoutesProperties.Instance instance, Manifest manifest) {
    for (String given : instance.parameters().keySet()) {
      if (!manifest.parameters().containsKey(given)) {
        throw wrong(
            name,
            "parameters." + given,
            "is no parameter of package '%s'".formatted(manifest.id()),
            "Remove it; the package has " + manifest.parameters().keySet() + ".");
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Parameter parameter : manifest.parameters().values()) {
      @Nullable String given = instance.parameters().get(parameter.name());
      @Nullable String value = given == null ? parameter.fallback() : given;
      String property = "parameters." + parameter.name();
      if (value == null) {
        throw wrong(
            name,
            property,
            "is missing",
            "Set it to %s: %s".formatted(parameter.type().description(), parameter.description()));
      }
      if (!parameter.type().admits(value)) {
        throw wrong(
            name,
            property,
            "is of the wrong type",
            "Set it to %s.".formatted(parameter.type().description()));
      }
      if (parameter.type() == ParameterType.DESTINATION) {
        requireOwn(name, property, value, instance.tenant());
      }
      values.put(parameter.name(), value);
    }
    return values;
  }

  /** A destination of another tenant would hand one district's applications to another. */
  private void requireOwn(String name, String property, String value, @Nullable String tenant) {
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

  static Fault wrong(String instance, String key, String what, String remedy) {
    return new Fault(
        FaultCode.CONFIGURATION_INVALID,
        "The property %s %s. The gateway does not start. %s"
            .formatted(RoutesProperties.property(instance, key), what, remedy));
  }
}
