package de.fallbruecke.mapping;

import de.fallbruecke.mapping.SourceNode.CaseField;
import de.fallbruecke.mapping.SourceNode.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of each leaf what became of it, for a person who compares source and case. Only where
 * that is asked for: an ordinary run keeps nothing of it.
 */
final class Trace {
  private record Ending(Fate fate, @Nullable String reason) {}

  private static final Ending UNKNOWN = new Ending(Fate.NONE, null);

  private final Map<NodeInfo, Set<CaseField>> fields = new HashMap<>();
  private final Map<NodeInfo, Ending> endings = new HashMap<>();
  private @Nullable SourceNode tree;

  /** The leaf went into this field. */
  void into(NodeInfo leaf, CaseField field) {
    fields.computeIfAbsent(leaf, any -> new LinkedHashSet<>()).add(field);
  }

  void became(NodeInfo leaf, Fate fate, @Nullable String reason) {
    endings.put(leaf, new Ending(fate, reason));
  }

  /** All leaves of the document are told. */
  void finish(XdmNode document) {
    tree = tree(document);
  }

  /** The document with all that is remembered. */
  SourceNode tree() {
    return java.util.Objects.requireNonNull(tree, "the run has not ended");
  }

  /** A document of whose leaves nothing is known. */
  static SourceNode untold(XdmNode document) {
    return new Trace().tree(document);
  }

  private SourceNode tree(XdmNode document) {
    for (NodeInfo child : MeteredNode.plain(document).children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        return element(child);
      }
    }
    throw new IllegalStateException("A document has a root element");
  }

  private SourceNode element(NodeInfo element) {
    List<SourceNode> children = new ArrayList<>();
    boolean named = element.getLocalPart().equals("_");
    for (NodeInfo attribute : Leaves.attributes(element)) {
      // the name of a JSON member that is no XML name stands in an attribute of ours
      if (Leaves.isLeaf(attribute) && !(named && attribute.getLocalPart().equals("key"))) {
        children.add(leaf(Leaves.name(attribute), attribute));
      }
    }
    List<NodeInfo> texts = new ArrayList<>();
    for (NodeInfo child : element.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        children.add(element(child));
      } else if (Leaves.isLeaf(child)) {
        texts.add(child);
      }
    }
    String name = Leaves.name(element);
    if (texts.size() == 1 && !Leaves.hasElements(element)) {
      SourceNode text = leaf(name, texts.getFirst());
      return new SourceNode(
          name, text.value(), text.fate(), text.reason(), text.fields(), children);
    }
    texts.forEach(text -> children.add(leaf("", text)));
    return new SourceNode(name, null, Fate.NONE, null, List.of(), children);
  }

  private SourceNode leaf(String name, NodeInfo leaf) {
    Ending ending = endings.getOrDefault(leaf, UNKNOWN);
    return new SourceNode(
        name,
        leaf.getStringValue(),
        ending.fate(),
        ending.reason(),
        List.copyOf(fields.getOrDefault(leaf, Set.of())),
        List.of());
  }
}
