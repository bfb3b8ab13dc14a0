package de.fallbruecke.route.folder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads one YAML document into a tree of nodes, never into objects. Size, depth and number of nodes
 * are limited before the tree is built; anchors, aliases and tags are refused because a package
 * needs none and they are what YAML bombs and object construction are made of.
 */
final class YamlFile {
  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_DEPTH = 40;
  private static final int MAX_EVENTS = 20_000;
  private static final String PLAIN = "Write plain YAML: mappings, lists and text.";

  private final String file;
  private final Findings findings;

  YamlFile(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The root node, or empty if there were findings. */
  Optional<Node> read(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      findings.invalid(file, 0, "is larger than 256 KiB.", "Make it smaller.");
      return Optional.empty();
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      findings.invalid(file, 0, "is not UTF-8.", "Save it as UTF-8.");
      return Optional.empty();
    }
  }

  private Optional<Node> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(MAX_BYTES)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      if (!harmless(new Parse(settings).parseString(text))) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        findings.invalid(file, 0, "is empty.", "See the reference of route packages.");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
      findings.invalid(file, line, "is no YAML: " + e.getProblem() + ".", "Correct the line.");
    } catch (YamlEngineException e) {
      findings.invalid(file, 0, "is no YAML that can be read.", PLAIN);
    }
    return Optional.empty();
  }

  private boolean harmless(Iterable<Event> events) {
    int depth = 0;
    int count = 0;
    int documents = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      documents += event instanceof DocumentStartEvent ? 1 : 0;
      String trouble =
          depth > MAX_DEPTH
              ? "is nested deeper than " + MAX_DEPTH + "."
              : ++count > MAX_EVENTS
                  ? "has more than " + MAX_EVENTS + " nodes."
                  : documents > 1 ? "holds more than one document." : special(event);
      if (!trouble.isEmpty()) {
        int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        findings.forbidden(file, line, trouble, PLAIN);
        return false;
      }
    }
    return true;
  }

  private static String special(Event event) {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      return "uses an anchor or alias.";
    }
    boolean tagged =
        (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
            || (event instanceof CollectionStartEvent start && start.getTag().isPresent());
    return tagged ? "uses a YAML tag." : "";
  }
}
