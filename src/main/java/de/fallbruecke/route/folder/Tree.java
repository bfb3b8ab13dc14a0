package de.fallbruecke.route.folder;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Looks into the nodes of one file; whatever is not of the expected form becomes a finding. */
final class Tree {
  private final String file;
  private final Findings findings;

  Tree(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The entries of a mapping that may hold the allowed keys and no others. */
  Map<String, Node> mapping(Node node, String what, Collection<String> allowed) {
    Map<String, Node> entries = mapping(node, what);
    entries
        .entrySet()
        .removeIf(
            entry -> {
              boolean foreign = !allowed.contains(entry.getKey());
              if (foreign) {
                forbidden(
                    entry.getValue(),
                    "'%s' is not allowed in %s.".formatted(entry.getKey(), what),
                    "Allowed: " + String.join(", ", new TreeSet<>(allowed)) + ".");
              }
              return foreign;
            });
    return entries;
  }

  /** The entries of a mapping with free keys. */
  Map<String, Node> mapping(Node node, String what) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      invalid(node, what + " is no mapping.", "Write 'key: value' lines.");
      return entries;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        forbidden(tuple.getKeyNode(), what + " has a key that is no text.", "Use plain keys.");
      } else if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        invalid(key, "'%s' stands twice in %s.".formatted(key.getValue(), what), "Keep one.");
      }
    }
    return entries;
  }

  /** The elements of a list. */
  List<Node> list(Node node, String what) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    invalid(node, what + " is no list.", "Write lines that begin with '- '.");
    return List.of();
  }

  /** The text of a scalar; a number or boolean counts as the text that was written. */
  Optional<String> text(Node node, String what) {
    if (node instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    invalid(node, what + " is no text.", "Write one value.");
    return Optional.empty();
  }

  /** The text of a key that must be there, or nothing after a finding. */
  String required(
      Node root, Map<String, Node> keys, String key, @Nullable Pattern form, String expected) {
    @Nullable Node node = keys.get(key);
    if (node == null) {
      invalid(root, "lacks '%s'.".formatted(key), "Add it: %s.".formatted(expected));
      return "";
    }
    String text = text(node, "'" + key + "'").orElse("");
    if (text.isBlank() || (form != null && !form.matcher(text).matches())) {
      invalid(node, "'%s' has the wrong form.".formatted(key), "Expected: " + expected + ".");
      return "";
    }
    return text;
  }

  void invalid(Node at, String what, String remedy) {
    findings.invalid(file, line(at), what, remedy);
  }

  void forbidden(Node at, String what, String remedy) {
    findings.forbidden(file, line(at), what, remedy);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
