package de.fallbruecke.mapping;

import de.fallbruecke.xoev.MeteredNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * Where nodes stand in one document: names without prefixes, positions where a name repeats.
 * Siblings are counted once for all of them, so that a message with ten thousand measurements stays
 * linear.
 */
final class Paths {
  private final boolean json;
  private final Map<NodeInfo, String> steps = new HashMap<>();

  Paths(boolean json) {
    this.json = json;
  }

  String of(XdmNode node) {
    Deque<String> path = new ArrayDeque<>();
    XdmNode at = new XdmNode(MeteredNode.plain(node));
    while (at != null && at.getNodeKind() != XdmNodeKind.DOCUMENT) {
      if (at.getNodeKind() != XdmNodeKind.TEXT) {
        path.addFirst(step(at));
      }
      at = at.getParent();
    }
    if (json) {
      path.pollFirst();
    }
    return "/" + String.join("/", path);
  }

  private String step(XdmNode node) {
    XdmNode parent = node.getParent();
    if (parent == null || node.getNodeKind() != XdmNodeKind.ELEMENT) {
      return Leaves.name(node);
    }
    String known = steps.get(node.getUnderlyingNode());
    if (known == null) {
      number(parent);
      known = steps.getOrDefault(node.getUnderlyingNode(), Leaves.name(node));
    }
    return known;
  }

  private void number(XdmNode parent) {
    Map<String, Integer> total = new HashMap<>();
    for (XdmNode child : parent.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        total.merge(Leaves.name(child), 1, Integer::sum);
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (XdmNode child : parent.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        String name = Leaves.name(child);
        int position = seen.merge(name, 1, Integer::sum);
        boolean repeats = total.getOrDefault(name, 0) > 1;
        steps.put(child.getUnderlyingNode(), repeats ? name + "[" + position + "]" : name);
      }
    }
  }
}
