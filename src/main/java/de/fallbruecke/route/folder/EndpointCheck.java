package de.fallbruecke.route.folder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks the addresses of a route and notes which files of the package they name. */
final class EndpointCheck {
  static final String DEFAULT_MAPPING = "mapping.yaml";
  private static final Pattern URI =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):([^?]*)(?:\\?(.*))?");
  private static final Pattern FILE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9][A-Za-z0-9_-]*)*");

  private final Tree tree;
  private final Map<String, ParameterType> parameters;
  private final boolean resolved;
  private final Set<String> schemes = new HashSet<>();
  private final Set<String> mappings = new LinkedHashSet<>();

  EndpointCheck(Tree tree, Map<String, ParameterType> parameters, boolean resolved) {
    this.tree = tree;
    this.parameters = parameters;
    this.resolved = resolved;
  }

  Set<String> mappings() {
    return mappings;
  }

  boolean uses(String scheme) {
    return schemes.contains(scheme);
  }

  /** Checks the address at the node, with further options of a {@code parameters} block. */
  void check(Node at, String uri, Map<String, String> more, boolean entrance) {
    Matcher matcher = URI.matcher(uri);
    Optional<EndpointForm> form =
        matcher.matches() ? EndpointForm.of(matcher.group(1), entrance) : Optional.empty();
    if (form.isEmpty()) {
      tree.forbidden(
          at,
          "The address '%s' is not allowed in %s.".formatted(scheme(uri), entrance ? "from" : "to"),
          EndpointForm.allowed(entrance));
      return;
    }
    schemes.add(form.get().scheme());
    path(at, form.get(), matcher.group(2));
    Map<String, String> options = new HashMap<>(more);
    if (matcher.group(3) != null) {
      for (String option : matcher.group(3).split("&", -1)) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        if (options.put(name, equals < 0 ? "" : option.substring(equals + 1)) != null) {
          tree.invalid(at, "The option '%s' stands twice.".formatted(name), "Keep one.");
        }
      }
    }
    options.forEach((name, value) -> option(at, form.get(), name, value));
    if (form.get().scheme().equals("case")) {
      mappings.add(options.getOrDefault("mapping", DEFAULT_MAPPING));
    }
  }

  private void path(Node at, EndpointForm form, String path) {
    ParameterType type = form.parameter();
    if (type == null) {
      if (!form.paths().contains(path)) {
        tree.forbidden(
            at,
            "'%s:' has no such operation.".formatted(form.scheme()),
            EndpointForm.allowed(form.entrance()));
      }
      return;
    }
    boolean fits =
        resolved
            ? type.admits(path)
            : Placeholders.whole(path).map(parameters::get).filter(type::equals).isPresent();
    if (!fits) {
      tree.forbidden(
          at,
          "The address of '%s:' is no parameter of type %s; names of one site do not belong into a package."
              .formatted(form.scheme(), type.key()),
          "Declare a parameter of this type in package.yaml and write %s:{{its name}}."
              .formatted(form.scheme()));
    }
  }

  private void option(Node at, EndpointForm form, String name, String value) {
    EndpointForm.Option kind = form.options().get(name);
    if (kind == null) {
      tree.forbidden(
          at,
          "'%s:' has no option '%s'.".formatted(form.scheme(), name),
          "Remove it; see the reference of route packages.");
    } else if (kind == EndpointForm.Option.BOOLEAN) {
      boolean parameter =
          !resolved
              && Placeholders.whole(value)
                  .map(parameters::get)
                  .filter(ParameterType.BOOLEAN::equals)
                  .isPresent();
      if (!parameter && !ParameterType.BOOLEAN.admits(value)) {
        tree.invalid(at, "The option '%s' has a wrong value.".formatted(name), "true or false.");
      }
    } else if (!FILE.matcher(value).matches()) {
      tree.forbidden(
          at,
          "The option '%s' names no file of the package.".formatted(name),
          "Write a path below the folder of the package, without '..' and without a leading '/'.");
    }
  }

  private static String scheme(String uri) {
    int colon = uri.indexOf(':');
    String scheme = colon < 0 ? uri : uri.substring(0, colon + 1);
    return scheme.length() > 60 ? scheme.substring(0, 60) + "…" : scheme;
  }
}
