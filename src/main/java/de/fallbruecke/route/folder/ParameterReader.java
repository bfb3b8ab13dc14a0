package de.fallbruecke.route.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the block {@code parameters} of {@code package.yaml}. */
final class ParameterReader {
  static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
  static final Set<String> KEYS =
      Set.of("type", "description", "default", "values", "min", "max", "pattern");

  private final Tree tree;

  ParameterReader(Tree tree) {
    this.tree = tree;
  }

  Map<String, Parameter> read(@Nullable Node block) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    if (block != null) {
      tree.mapping(block, "parameters")
          .forEach((name, node) -> parameters.put(name, parameter(name, node)));
    }
    return parameters;
  }

  private Parameter parameter(String name, Node node) {
    if (!NAME.matcher(name).matches()) {
      tree.invalid(
          node, "'%s' is no name for a parameter.".formatted(name), "Use letters and digits.");
    }
    String what = "parameter '%s'".formatted(name);
    Map<String, Node> keys = tree.mapping(node, what, KEYS);
    ParameterType type = type(node, keys);
    String description = tree.required(node, keys, "description", null, "one sentence");
    Parameter.Limits limits = limits(node, keys, what, type);
    Parameter parameter =
        new Parameter(name, type, description, optional(keys, "default", what), limits);
    if (parameter.fallback() != null && !parameter.admits(parameter.fallback())) {
      tree.invalid(
          keys.getOrDefault("default", node),
          "The default of %s does not fit.".formatted(what),
          "Expected: " + parameter.expected() + ".");
      return new Parameter(name, type, description, null, limits);
    }
    return parameter;
  }

  private ParameterType type(Node node, Map<String, Node> keys) {
    String written = tree.required(node, keys, "type", null, "a type");
    return ParameterType.of(written)
        .orElseGet(
            () -> {
              tree.invalid(
                  keys.getOrDefault("type", node),
                  "'%s' is no type of a parameter.".formatted(written),
                  "Use "
                      + Stream.of(ParameterType.values())
                          .map(ParameterType::key)
                          .collect(Collectors.joining(", "))
                      + ".");
              return ParameterType.TEXT;
            });
  }

  private Parameter.Limits limits(
      Node node, Map<String, Node> keys, String what, ParameterType type) {
    belongs(keys, "values", what, type == ParameterType.CHOICE, "choice");
    belongs(keys, "min", what, type == ParameterType.INTEGER, "integer");
    belongs(keys, "max", what, type == ParameterType.INTEGER, "integer");
    belongs(keys, "pattern", what, type == ParameterType.TEXT, "text");
    List<String> values = values(keys.get("values"), what);
    if (type == ParameterType.CHOICE && values.isEmpty()) {
      tree.invalid(node, "The %s has nothing to choose.".formatted(what), "Add 'values:'.");
    }
    @Nullable String pattern = optional(keys, "pattern", what);
    if (pattern != null && !TextForm.isAllowed(pattern)) {
      tree.invalid(
          keys.getOrDefault("pattern", node),
          "The pattern of %s is not possible.".formatted(what),
          "Expected: " + TextForm.RULE + ".");
      pattern = null;
    }
    return new Parameter.Limits(
        values, number(keys, "min", what), number(keys, "max", what), pattern);
  }

  private void belongs(Map<String, Node> keys, String key, String what, boolean fits, String type) {
    @Nullable Node node = keys.get(key);
    if (node != null && !fits) {
      tree.invalid(
          node,
          "'%s' does nothing in %s.".formatted(key, what),
          "It belongs to type %s.".formatted(type));
    }
  }

  private List<String> values(@Nullable Node node, String what) {
    List<String> values = new ArrayList<>();
    for (Node item : node == null ? List.<Node>of() : tree.list(node, "'values'")) {
      String value = tree.text(item, "A value of " + what).orElse("");
      if (!ParameterType.CHOICE.admits(value) || values.contains(value)) {
        tree.invalid(
            item,
            "A value of %s has the wrong form or stands twice.".formatted(what),
            "Write " + ParameterType.TEXT.description() + ".");
      }
      values.add(value);
    }
    return values;
  }

  private @Nullable Integer number(Map<String, Node> keys, String key, String what) {
    @Nullable String written = optional(keys, key, what);
    if (written == null) {
      return null;
    }
    if (!ParameterType.INTEGER.admits(written)) {
      tree.invalid(
          keys.get(key), "'%s' of %s is no number.".formatted(key, what), "Write a whole number.");
      return null;
    }
    return Integer.valueOf(written);
  }

  private @Nullable String optional(Map<String, Node> keys, String key, String what) {
    @Nullable Node node = keys.get(key);
    return node == null ? null : tree.text(node, "'%s' of %s".formatted(key, what)).orElse(null);
  }
}
