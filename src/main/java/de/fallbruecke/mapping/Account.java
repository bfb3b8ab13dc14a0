package de.fallbruecke.mapping;

import de.fallbruecke.xoev.MeteredNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * Gives account of every leaf: it went into the case, is ignored by name, travels on inside a
 * document, or is open. In this order, so that a mapped leaf in an ignored part counts as mapped.
 */
final class Account {
  private final Leaves leaves;
  private final Set<NodeInfo> ignored = new HashSet<>();
  private final Set<NodeInfo> attached = new HashSet<>();
  private final Map<String, Integer> open = new TreeMap<>();
  private int mappedCount;
  private int ignoredCount;
  private int attachedCount;

  Account(Leaves leaves) {
    this.leaves = leaves;
  }

  void ignore(XdmNode node) {
    ignored.add(MeteredNode.plain(node));
  }

  void attach(XdmNode node) {
    attached.add(MeteredNode.plain(node));
  }

  /** Counts all leaves below the document node. */
  Coverage of(XdmNode document, boolean json) {
    for (XdmNode child : document.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        walk(
            child,
            json ? "" : "/" + Leaves.name(child),
            isIgnored(document),
            isAttached(document),
            json);
      }
    }
    List<Coverage.OpenPath> paths = new ArrayList<>();
    open.forEach((path, count) -> paths.add(new Coverage.OpenPath(path, count)));
    paths.sort(Comparator.comparing(Coverage.OpenPath::path));
    return new Coverage(mappedCount, attachedCount, ignoredCount, paths);
  }

  private void walk(XdmNode element, String path, boolean ignore, boolean attach, boolean json) {
    boolean ignoreBelow = ignore || isIgnored(element);
    boolean attachBelow = attach || isAttached(element);
    if (!json) {
      for (XdmNode attribute : Leaves.axis(element, Axis.ATTRIBUTE)) {
        leaf(attribute, path + "/" + Leaves.name(attribute), ignoreBelow, attachBelow);
      }
    }
    for (XdmNode child : element.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        walk(child, path + "/" + Leaves.name(child), ignoreBelow, attachBelow, json);
      } else {
        leaf(child, path, ignoreBelow, attachBelow);
      }
    }
  }

  private void leaf(XdmNode node, String path, boolean ignore, boolean attach) {
    if (!Leaves.isLeaf(node)) {
      return;
    }
    if (leaves.isUsed(node)) {
      mappedCount++;
    } else if (ignore || isIgnored(node)) {
      ignoredCount++;
    } else if (attach || isAttached(node)) {
      attachedCount++;
    } else {
      open.merge(path.isEmpty() ? "/" : path, 1, Integer::sum);
    }
  }

  private boolean isIgnored(XdmNode node) {
    return ignored.contains(MeteredNode.plain(node));
  }

  private boolean isAttached(XdmNode node) {
    return attached.contains(MeteredNode.plain(node));
  }
}
