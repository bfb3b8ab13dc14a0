package de.fallbruecke.route.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * <code>{{name}}</code>, replaced from the parameters of the instance and from nothing else. Values
 * go into the text of a node after the tree was read, so that no value can change the tree.
 */
final class Placeholders {
  private static final Pattern ONE = Pattern.compile("\\{\\{([a-z][A-Za-z0-9]{0,39})}}");

  private Placeholders() {}

  /** The name if the text is one placeholder and nothing else. */
  static Optional<String> whole(String text) {
    Matcher matcher = ONE.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** All names in the text. */
  static List<String> names(String text) {
    return ONE.matcher(text).results().map(result -> result.group(1)).toList();
  }

  /** The text with every placeholder replaced by its value, or left as it is without one. */
  static String replace(String text, Map<String, String> values) {
    return ONE.matcher(text)
        .replaceAll(
            result ->
                Matcher.quoteReplacement(values.getOrDefault(result.group(1), result.group())));
  }

  /** The text with a harmless letter for every placeholder, to check the form around them. */
  static String neutral(String text) {
    return ONE.matcher(text).replaceAll("x");
  }

  /** A copy of the tree with the placeholders in its values replaced. */
  static Node replace(Node node, Map<String, String> values) {
    return switch (node) {
      case ScalarNode scalar ->
          new ScalarNode(
              scalar.getTag(),
              true,
              replace(scalar.getValue(), values),
              scalar.getScalarStyle(),
              scalar.getStartMark(),
              scalar.getEndMark());
      case SequenceNode sequence -> {
        List<Node> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(replace(item, values)));
        yield new SequenceNode(sequence.getTag(), items, FlowStyle.BLOCK);
      }
      case MappingNode mapping -> {
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
          tuples.add(new NodeTuple(tuple.getKeyNode(), replace(tuple.getValueNode(), values)));
        }
        yield new MappingNode(mapping.getTag(), tuples, FlowStyle.BLOCK);
      }
      default -> throw new IllegalArgumentException("Unexpected node");
    };
  }
}
