package de.fallbruecke.route.doc;

import de.fallbruecke.route.doc.FlowStep.Box;
import de.fallbruecke.route.doc.FlowStep.Branch;
import de.fallbruecke.route.doc.FlowStep.Choice;
import de.fallbruecke.route.doc.FlowStep.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The checked tree of a route file as steps. What the check admits is all there is. */
final class FlowReader {
  private final FlowWords words;

  FlowReader(FlowWords words) {
    this.words = words;
  }

  /** The routes by their ids. */
  Map<String, List<FlowStep>> routes(Node file) {
    Map<String, List<FlowStep>> routes = new LinkedHashMap<>();
    for (Node item : items(file)) {
      Map<String, Node> route = keys(keys(item).get("route"));
      Map<String, Node> from = keys(route.get("from"));
      List<FlowStep> steps = new ArrayList<>();
      steps.add(entrance(text(from.get("uri"))));
      steps.addAll(steps(from.get("steps")));
      routes.put(text(route.get("id")), steps);
    }
    return routes;
  }

  private FlowStep entrance(String uri) {
    String channel = uri.startsWith("xta:") ? "XTA" : "FIT-Connect";
    return new Box(
        Kind.ENTRANCE,
        words.entrance() + " " + channel,
        words.destination() + " " + uri.substring(uri.indexOf(':') + 1));
  }

  private List<FlowStep> steps(@Nullable Node node) {
    List<FlowStep> steps = new ArrayList<>();
    for (Node item : items(node)) {
      keys(item).forEach((name, content) -> steps.add(step(name, content)));
    }
    return steps;
  }

  private FlowStep step(String name, Node node) {
    return switch (name) {
      case "to" -> to(node);
      case "choice" -> choice(keys(node));
      case "filter" ->
          new Choice(List.of(branch(keys(node)), new Branch(words.otherwise(), List.of())));
      case "log" ->
          new Box(
              Kind.NOTE,
              words.log(),
              node instanceof ScalarNode ? text(node) : text(keys(node).get("message")));
      default -> new Box(Kind.END, words.end(), "");
    };
  }

  private FlowStep choice(Map<String, Node> keys) {
    List<Branch> branches = new ArrayList<>();
    items(keys.get("when")).forEach(when -> branches.add(branch(keys(when))));
    Node otherwise = keys.get("otherwise");
    branches.add(
        new Branch(
            words.otherwise(),
            otherwise == null ? List.of() : steps(keys(otherwise).get("steps"))));
    return new Choice(branches);
  }

  private Branch branch(Map<String, Node> keys) {
    Node simple = keys.get("simple");
    String condition =
        simple instanceof ScalarNode ? text(simple) : text(keys(simple).get("expression"));
    return new Branch(words.when() + " " + readable(condition), steps(keys.get("steps")));
  }

  private String readable(String condition) {
    return condition
        .replace("${header.", "")
        .replace("}", "")
        .replace(" == ", " = ")
        .replace(" != ", " ≠ ")
        .replace(" && ", " " + words.and() + " ")
        .replace(" || ", " " + words.or() + " ");
  }

  private FlowStep to(Node node) {
    String uri = node instanceof ScalarNode ? text(node) : text(keys(node).get("uri"));
    Map<String, String> options = options(uri);
    if (!(node instanceof ScalarNode)) {
      keys(keys(node).get("parameters")).forEach((key, value) -> options.put(key, text(value)));
    }
    String address = uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
    String rest = address.substring(address.indexOf(':') + 1);
    boolean required = !"false".equals(options.get("required"));
    return switch (address.substring(0, address.indexOf(':'))) {
      case "xoev" ->
          rest.equals("header")
              ? new Box(
                  Kind.CHECK,
                  words.header(),
                  required ? words.headerRequired() : words.headerOptional())
              : new Box(
                  Kind.CHECK,
                  words.validate(),
                  required ? words.schemaRequired() : words.schemaOptional());
      case "case" ->
          new Box(Kind.MAP, words.map(), options.getOrDefault("mapping", "mapping.yaml"));
      default ->
          new Box(Kind.TARGET, words.target(), rest + (required ? "" : " " + words.notAwaited()));
    };
  }

  private static Map<String, String> options(String uri) {
    Map<String, String> options = new LinkedHashMap<>();
    if (uri.contains("?")) {
      for (String option : uri.substring(uri.indexOf('?') + 1).split("&", -1)) {
        String[] parts = option.split("=", 2);
        options.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return options;
  }

  private static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  private static Map<String, Node> keys(@Nullable Node node) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .collect(
                Collectors.toMap(
                    tuple -> text(tuple.getKeyNode()),
                    NodeTuple::getValueNode,
                    (first, second) -> first,
                    LinkedHashMap::new))
        : Map.of();
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
