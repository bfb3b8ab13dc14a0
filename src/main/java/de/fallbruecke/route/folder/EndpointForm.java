package de.fallbruecke.route.folder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints that a package may name.
 *
 * @param scheme component
 * @param entrance stands in {@code from} (true) or in {@code to} (false)
 * @param paths the literal paths; empty if the path is a parameter of type {@code parameter}
 * @param parameter type of the parameter that is the path
 * @param options names and what their values are
 */
record EndpointForm(
    String scheme,
    boolean entrance,
    Set<String> paths,
    @Nullable ParameterType parameter,
    Map<String, Option> options) {
  /** What the value of an option is. */
  enum Option {
    BOOLEAN,
    /** A file of the package. */
    FILE
  }

  private static final List<EndpointForm> ALL =
      List.of(
          new EndpointForm("fitconnect", true, Set.of(), ParameterType.DESTINATION, Map.of()),
          new EndpointForm("xta", true, Set.of(), ParameterType.DESTINATION, Map.of()),
          new EndpointForm(
              "xoev",
              false,
              Set.of("validate", "header"),
              null,
              Map.of("required", Option.BOOLEAN)),
          new EndpointForm("case", false, Set.of("map"), null, Map.of("mapping", Option.FILE)),
          new EndpointForm(
              "target", false, Set.of(), ParameterType.TARGET, Map.of("required", Option.BOOLEAN)));

  /** The forms for {@code from} or for {@code to}. */
  static Optional<EndpointForm> of(String scheme, boolean entrance) {
    return ALL.stream()
        .filter(form -> form.entrance == entrance && form.scheme.equals(scheme))
        .findFirst();
  }

  /** What may be written, for the remedy. */
  static String allowed(boolean entrance) {
    return entrance
        ? "Begin with fitconnect:{{name}} or xta:{{name}}, where name is a parameter of type destination."
        : "Use xoev:validate, xoev:header, case:map or target:{{name}}.";
  }
}
