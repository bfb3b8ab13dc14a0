package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Gives account of every leaf: it went into the case, is ignored by name, travels on inside a
 * document, or is open. In this order, so that a mapped leaf in an ignored part counts as mapped.
 */
final class Account {
  private final Predicate<NodeInfo> mapped;
  private final Set<NodeInfo> ignored = new HashSet<>();
  private final Set<NodeInfo> attached = new HashSet<>();
  private final Map<String, Integer> open = new TreeMap<>();
  private int mappedCount;
  private int ignoredCount;
  private int attachedCount;

  /**
   * An account.
   *
   * @param mapped whether the leaf went into the case
   */
  Account(Predicate<NodeInfo> mapped) {
    this.mapped = mapped;
  }

  void ignore(XdmNode node) {
    ignored.add(MeteredNode.plain(node));
  }

  void attach(XdmNode node) {
    attached.add(MeteredNode.plain(node));
  }

  /** Counts all leaves below the document node. */
  Coverage of(XdmNode document, boolean json) {
    NodeInfo root = MeteredNode.plain(document);
    for (NodeInfo child : root.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        walk(
            child,
            new Step(null, json ? "" : Leaves.name(child)),
            has(ignored, root),
            has(attached, root),
            json);
      }
    }
    List<Coverage.OpenPath> paths = new ArrayList<>();
    open.forEach((path, count) -> paths.add(new Coverage.OpenPath(path, count)));
    paths.sort(Comparator.comparing(Coverage.OpenPath::path));
    return new Coverage(mappedCount, attachedCount, ignoredCount, paths);
  }

  private void walk(NodeInfo element, Step path, boolean ignore, boolean attach, boolean json) {
    boolean ignoreBelow = ignore || has(ignored, element);
    boolean attachBelow = attach || has(attached, element);
    if (!json) {
      for (NodeInfo attribute : Leaves.attributes(element)) {
        leaf(attribute, path, ignoreBelow, attachBelow);
      }
    }
    for (NodeInfo child : element.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        walk(child, new Step(path, Leaves.name(child)), ignoreBelow, attachBelow, json);
      } else {
        leaf(child, path, ignoreBelow, attachBelow);
      }
    }
  }

  private void leaf(NodeInfo node, Step parent, boolean ignore, boolean attach) {
    if (!Leaves.isLeaf(node)) {
      return;
    }
    if (mapped.test(node)) {
      mappedCount++;
    } else if (ignore || has(ignored, node)) {
      ignoredCount++;
    } else if (attach || has(attached, node)) {
      attachedCount++;
    } else {
      boolean attribute = node.getNodeKind() == Type.ATTRIBUTE;
      Step path = attribute ? new Step(parent, Leaves.name(node)) : parent;
      open.merge(path.isEmpty() ? "/" : path.toString(), 1, Integer::sum);
    }
  }

  private static boolean has(Set<NodeInfo> nodes, NodeInfo node) {
    return !nodes.isEmpty() && nodes.contains(node);
  }

  /** A path that is written down only if a leaf on it is open. */
  private record Step(@Nullable Step parent, String name) {
    boolean isEmpty() {
      return parent == null && name.isEmpty();
    }

    @Override
    public String toString() {
      String before = parent == null ? "" : parent.toString();
      return name.isEmpty() ? before : before + "/" + name;
    }
  }
}
