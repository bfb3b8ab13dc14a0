package de.fallbruecke.route.folder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The allow-list over {@code route.camel.yaml}: top-level keys, steps, addresses and expressions
 * are admitted form by form, everything else is refused with its line. It comes before Camel sees
 * the file, because Camel would already create objects for keys such as {@code beans} while it
 * reads.
 */
final class RouteCheck {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,59}");
  private static final Set<String> STEPS = Set.of("to", "choice", "filter", "log", "stop");
  private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
  private static final int MAX_ROUTES = 10;

  private final Tree tree;
  private final Map<String, ParameterType> parameters;
  private final boolean resolved;
  private final EndpointCheck endpoints;
  private final Set<String> ids = new HashSet<>();

  /**
   * A check.
   *
   * @param resolved the placeholders are replaced already, none may be left
   */
  RouteCheck(Tree tree, Map<String, ParameterType> parameters, boolean resolved) {
    this.tree = tree;
    this.parameters = parameters;
    this.resolved = resolved;
    this.endpoints = new EndpointCheck(tree, parameters, resolved);
  }

  /** Checks the document; returns the mapping files that it names. */
  Set<String> check(Node root) {
    List<Node> routes = tree.list(root, "The file");
    if (routes.isEmpty() || routes.size() > MAX_ROUTES) {
      tree.invalid(root, "The file has no route or more than ten.", "Write '- route:' once.");
    }
    for (Node item : routes) {
      Map<String, Node> keys = tree.mapping(item, "the top level", Set.of("route"));
      keys.values().forEach(this::route);
    }
    for (String needed : List.of("case", "target")) {
      if (!endpoints.uses(needed)) {
        tree.invalid(
            root,
            "No step uses '%s:'.".formatted(needed),
            "A route makes a case with case:map and enlists at least one target:{{name}}.");
      }
    }
    return endpoints.mappings();
  }

  private void route(Node node) {
    Map<String, Node> route = tree.mapping(node, "a route", Set.of("id", "description", "from"));
    @Nullable Node id = route.get("id");
    String name = id == null ? "" : tree.text(id, "'id'").orElse("");
    if (!ID.matcher(name).matches() || !ids.add(name)) {
      tree.invalid(
          id == null ? node : id,
          "A route lacks an id of its own.",
          "Add 'id:' of lower-case letters, digits and -.");
    }
    plain(route.get("description"));
    @Nullable Node from = route.get("from");
    if (from == null) {
      tree.invalid(node, "A route lacks 'from'.", EndpointForm.allowed(true));
      return;
    }
    Map<String, Node> keys = tree.mapping(from, "'from'", Set.of("uri", "description", "steps"));
    plain(keys.get("description"));
    @Nullable Node uri = keys.get("uri");
    endpoints.check(
        uri == null ? from : uri,
        uri == null ? "" : tree.text(uri, "'uri'").orElse(""),
        Map.of(),
        true);
    steps(from, keys.get("steps"));
  }

  private void steps(Node parent, @Nullable Node node) {
    if (node == null) {
      tree.invalid(parent, "Steps are missing.", "Add 'steps:' with a list.");
      return;
    }
    for (Node item : tree.list(node, "steps")) {
      Map<String, Node> step = tree.mapping(item, "a step", STEPS);
      if (step.size() > 1) {
        tree.invalid(item, "A step has two names.", "Begin each step with '- '.");
      }
      step.forEach(this::step);
    }
  }

  private void step(String name, Node node) {
    switch (name) {
      case "to" -> to(node);
      case "choice" -> choice(node);
      case "filter" -> {
        Map<String, Node> keys = tree.mapping(node, "'filter'", Set.of("simple", "steps"));
        predicate(node, keys.get("simple"));
        steps(node, keys.get("steps"));
      }
      case "log" -> log(node);
      default -> {
        if (!(node instanceof ScalarNode empty && empty.getValue().isEmpty())) {
          tree.mapping(node, "'stop'", Set.of());
        }
      }
    }
  }

  private void to(Node node) {
    if (node instanceof ScalarNode uri) {
      endpoints.check(node, uri.getValue(), Map.of(), false);
      return;
    }
    Map<String, Node> keys = tree.mapping(node, "'to'", Set.of("uri", "parameters", "description"));
    plain(keys.get("description"));
    Map<String, String> options = new HashMap<>();
    @Nullable Node more = keys.get("parameters");
    if (more != null) {
      tree.mapping(more, "'parameters'")
          .forEach((key, value) -> options.put(key, tree.text(value, key).orElse("")));
    }
    @Nullable Node uri = keys.get("uri");
    endpoints.check(
        uri == null ? node : uri,
        uri == null ? "" : tree.text(uri, "'uri'").orElse(""),
        options,
        false);
  }

  private void choice(Node node) {
    Map<String, Node> keys = tree.mapping(node, "'choice'", Set.of("when", "otherwise"));
    @Nullable Node when = keys.get("when");
    if (when == null) {
      tree.invalid(node, "'choice' lacks 'when'.", "Add at least one.");
    } else {
      for (Node item : tree.list(when, "'when'")) {
        Map<String, Node> branch = tree.mapping(item, "'when'", Set.of("simple", "steps"));
        predicate(item, branch.get("simple"));
        steps(item, branch.get("steps"));
      }
    }
    @Nullable Node otherwise = keys.get("otherwise");
    if (otherwise != null) {
      steps(otherwise, tree.mapping(otherwise, "'otherwise'", Set.of("steps")).get("steps"));
    }
  }

  private void log(Node node) {
    Node message = node;
    if (!(node instanceof ScalarNode)) {
      Map<String, Node> keys = tree.mapping(node, "'log'", Set.of("message", "loggingLevel"));
      @Nullable Node level = keys.get("loggingLevel");
      if (level != null && !LEVELS.contains(tree.text(level, "'loggingLevel'").orElse(""))) {
        tree.invalid(level, "'loggingLevel' is unknown.", "TRACE, DEBUG, INFO, WARN or ERROR.");
      }
      message = keys.getOrDefault("message", node);
    }
    Node at = message;
    String text = tree.text(at, "'log'").map(t -> known(at, t)).orElse("");
    if (!ExpressionForms.isMessage(text)) {
      tree.forbidden(
          at, "The message has a form that is not allowed.", ExpressionForms.MESSAGE_REMEDY);
    }
  }

  private void predicate(Node parent, @Nullable Node node) {
    if (node == null) {
      tree.invalid(parent, "The condition is missing.", "Add 'simple:'.");
      return;
    }
    Node text = node;
    if (!(node instanceof ScalarNode)) {
      text = tree.mapping(node, "'simple'", Set.of("expression")).getOrDefault("expression", node);
    }
    Node at = text;
    if (!tree.text(at, "'simple'")
        .map(t -> known(at, t))
        .map(ExpressionForms::isPredicate)
        .orElse(false)) {
      tree.forbidden(
          at, "The condition has a form that is not allowed.", ExpressionForms.PREDICATE_REMEDY);
    }
  }

  /** Text without any expression, for people. */
  private void plain(@Nullable Node node) {
    if (node != null) {
      String text = tree.text(node, "'description'").orElse("");
      if (text.contains("{{") || text.contains("${")) {
        tree.forbidden(node, "A description holds an expression.", "Write plain text.");
      }
    }
  }

  /** The text with placeholders of declared parameters replaced by a harmless letter. */
  private String known(Node at, String text) {
    if (resolved) {
      return text;
    }
    for (String name : Placeholders.names(text)) {
      if (!parameters.containsKey(name)) {
        tree.invalid(
            at,
            "The parameter '%s' is not declared.".formatted(name),
            "Declare it in package.yaml.");
      }
    }
    return Placeholders.neutral(text);
  }
}
