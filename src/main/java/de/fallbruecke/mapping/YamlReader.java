package de.fallbruecke.mapping;

import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML as nodes, so that lines are kept, no type is guessed and nothing is ever constructed.
 * Size, depth and what aliases expand to are limited: a package may come from another house.
 */
final class YamlReader {
  private static final int MAX_BYTES = 1_000_000;
  private static final int MAX_DEPTH = 40;
  private static final int MAX_ALIASES = 200;

  /** After resolving aliases; without this a few nested aliases would fill the memory. */
  private static final int MAX_NODES = 50_000;

  private static final String MERGE = "<<";

  private final Report report;
  private int nodes;

  YamlReader(Report report) {
    this.report = report;
  }

  /** The document, or null if it cannot be read; the report then says why. */
  @Nullable Yaml read(byte[] content) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    try {
      if (content.length > MAX_BYTES) {
        throw new YAMLException("the file is larger than allowed");
      }
      Reader text =
          new StringReader(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
      Node root = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).compose(text);
      if (root == null) {
        report.add(1, "", "the file is empty", "Start with 'mapping: 1'.");
        return null;
      }
      return convert(root, 0);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      report.add(
          line,
          "",
          "this is no YAML: " + e.getProblem(),
          "Check indentation and quotes; a path that begins with @, * or [ stands in quotes, or begins with ./");
    } catch (YAMLException e) {
      report.add(1, "", "this is no YAML, or larger than allowed", "Check the file in an editor.");
    } catch (CharacterCodingException e) {
      report.add(1, "", "the file is not UTF-8", "Save it as UTF-8.");
    }
    return null;
  }

  private Yaml convert(Node node, int depth) {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      throw new YAMLException("aliases expand to more than is allowed");
    }
    int line = node.getStartMark().getLine() + 1;
    return switch (node) {
      case ScalarNode scalar -> new Yaml.Text(line, scalar.getValue());
      case SequenceNode sequence -> {
        List<Yaml> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
        yield new Yaml.Items(line, items);
      }
      case MappingNode mapping -> block(line, mapping, depth);
      default -> throw new YAMLException("unexpected node");
    };
  }

  private Yaml.Block block(int line, MappingNode mapping, int depth) {
    Map<String, Yaml.Text> names = new LinkedHashMap<>();
    Map<Yaml.Text, Yaml> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        report.add(keyLine, "", "a key must be a plain text", "Write name: value.");
      } else if (names.containsKey(key.getValue())) {
        report.add(
            keyLine, "", "key '" + key.getValue() + "' stands here twice", "Remove or rename one.");
      } else if (!key.getValue().equals(MERGE)) {
        Yaml.Text name = new Yaml.Text(keyLine, key.getValue());
        names.put(key.getValue(), name);
        entries.put(name, convert(tuple.getValueNode(), depth + 1));
      }
    }
    merge(mapping, depth, names, entries);
    return new Yaml.Block(line, entries);
  }

  /** Keys of {@code <<: *block}, as far as the block itself does not have them. */
  private void merge(
      MappingNode mapping, int depth, Map<String, Yaml.Text> names, Map<Yaml.Text, Yaml> entries) {
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || !key.getValue().equals(MERGE)) {
        continue;
      }
      if (convert(tuple.getValueNode(), depth + 1) instanceof Yaml.Block merged) {
        merged
            .entries()
            .forEach(
                (name, value) -> {
                  if (names.putIfAbsent(name.value(), name) == null) {
                    entries.put(name, value);
                  }
                });
      } else {
        report.add(key.getStartMark().getLine() + 1, "", "<< takes a block", "Write '<<: *name'.");
      }
    }
  }
}
