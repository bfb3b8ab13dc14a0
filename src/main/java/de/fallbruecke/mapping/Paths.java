package de.fallbruecke.mapping;

import java.util.HashMap;
import java.util.Map;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.type.Type;

/**
 * Where nodes stand in one document: names without prefixes, positions where a name repeats.
 * Siblings are counted once for all of them, so that a message with ten thousand measurements stays
 * linear.
 */
final class Paths {
  private final boolean json;
  private final Map<NodeInfo, String> steps = new HashMap<>();
  private final Map<NodeInfo, String> paths = new HashMap<>();

  Paths(boolean json) {
    this.json = json;
  }

  String of(XdmNode node) {
    String path = path(MeteredNode.plain(node));
    return path.isEmpty() ? "/" : path;
  }

  /** Each path once: the fields of a block share that of the block. */
  private String path(NodeInfo node) {
    int kind = node.getNodeKind();
    NodeInfo parent = (NodeInfo) node.getParent();
    if (kind == Type.DOCUMENT || parent == null) {
      return "";
    }
    if (kind == Type.TEXT) {
      return path(parent);
    }
    if (kind != Type.ELEMENT) {
      return path(parent) + "/" + Leaves.name(node);
    }
    String known = paths.get(node);
    if (known == null) {
      known = json && isRoot(parent) ? "" : path(parent) + "/" + step(node, parent);
      paths.put(node, known);
    }
    return known;
  }

  private static boolean isRoot(NodeInfo node) {
    return node.getNodeKind() == Type.DOCUMENT;
  }

  private String step(NodeInfo node, NodeInfo parent) {
    String known = steps.get(node);
    if (known == null) {
      number(parent);
      known = steps.getOrDefault(node, Leaves.name(node));
    }
    return known;
  }

  private void number(NodeInfo parent) {
    Map<String, Integer> total = new HashMap<>();
    for (NodeInfo child : parent.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        total.merge(Leaves.name(child), 1, Integer::sum);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (NodeInfo child : parent.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        String name = Leaves.name(child);
        int position = seen.merge(name, 1, Integer::sum);
        boolean repeats = total.getOrDefault(name, 0) > 1;
        steps.put(child, repeats ? name + "[" + position + "]" : name);
      }
    }
  }
}
