package de.fallbruecke.mapping;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Size and depth are limited and aliases refused: a package may come from another house.
 */
final class YamlReader {
  private static final int MAX_CHARACTERS = 1_000_000;
  private static final int MAX_DEPTH = 40;

  private final Report report;

  YamlReader(Report report) {
    this.report = report;
  }

  /** The document, or null if it cannot be read; the report then says why. */
  @Nullable Yaml read(Path file) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Node root = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).compose(in);
      if (root == null) {
        report.add(1, "", "the file is empty", "Start with 'mapping: 1'.");
        return null;
      }
      return convert(root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      report.add(
          line,
          "",
          "this is no YAML: " + e.getProblem(),
          "Check indentation and quotes; a path that begins with @, * or [ stands in quotes, or begins with ./");
    } catch (YAMLException e) {
      report.add(1, "", "this is no YAML, or larger than allowed", "Check the file in an editor.");
    } catch (MalformedInputException e) {
      report.add(1, "", "the file is not UTF-8", "Save it as UTF-8.");
    } catch (IOException e) {
      report.add(1, "", "the file cannot be read", "Check that it exists and may be read.");
    }
    return null;
  }

  private Yaml convert(Node node) {
    int line = node.getStartMark().getLine() + 1;
    return switch (node) {
      case ScalarNode scalar -> new Yaml.Text(line, scalar.getValue());
      case SequenceNode sequence -> {
        List<Yaml> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(convert(item)));
        yield new Yaml.Items(line, items);
      }
      case MappingNode mapping -> block(line, mapping);
      default -> throw new YAMLException("unexpected node");
    };
  }

  private Yaml.Block block(int line, MappingNode mapping) {
    Map<Yaml.Text, Yaml> entries = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        report.add(keyLine, "", "a key must be a plain text", "Write name: value.");
      } else if (!seen.add(key.getValue())) {
        report.add(
            keyLine, "", "key '" + key.getValue() + "' stands here twice", "Remove or rename one.");
      } else {
        entries.put(new Yaml.Text(keyLine, key.getValue()), convert(tuple.getValueNode()));
      }
    }
    return new Yaml.Block(line, entries);
  }
}
