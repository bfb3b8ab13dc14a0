package de.fallbruecke.mapping;

import de.fallbruecke.mapping.SourceNode.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final @Nullable Trace trace;
  private final Map<NodeInfo, String> ignored = new HashMap<>();
  private final Map<NodeInfo, String> attached = new HashMap<>();
  private final Map<String, Integer> open = new TreeMap<>();
  private int mappedCount;
  private int ignoredCount;
  private int attachedCount;

  /**
   * An account.
   *
   * @param mapped whether the leaf went into the case
   * @param trace hears of every leaf; null if nobody asks
   */
  Account(Predicate<NodeInfo> mapped, @Nullable Trace trace) {
    this.mapped = mapped;
    this.trace = trace;
  }

  /** What the paths name is ignored or attached, for their reasons; the first reason counts. */
  void name(List<NamedPath> ignore, List<NamedPath> attach, XdmNode root) {
    name(ignore, root, ignored);
    name(attach, root, attached);
  }

  private static void name(List<NamedPath> paths, XdmNode root, Map<NodeInfo, String> into) {
    for (NamedPath named : paths) {
      for (XdmNode node : named.path().select(root)) {
        into.putIfAbsent(MeteredNode.plain(node), named.reason());
      }
    }
  }

  /** Counts all leaves below the document node. */
  Coverage of(XdmNode document, boolean json) {
    NodeInfo root = MeteredNode.plain(document);
    for (NodeInfo child : root.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        walk(
            child,
            new Step(null, json ? "" : Leaves.name(child)),
            ignored.get(root),
            attached.get(root),
            json);
      }
    }
    List<Coverage.OpenPath> paths = new ArrayList<>();
    open.forEach((path, count) -> paths.add(new Coverage.OpenPath(path, count)));
    paths.sort(Comparator.comparing(Coverage.OpenPath::path));
    return new Coverage(mappedCount, attachedCount, ignoredCount, paths);
  }

  private void walk(
      NodeInfo element, Step path, @Nullable String ignore, @Nullable String attach, boolean json) {
    String ignoreBelow = ignore == null ? reason(ignored, element) : ignore;
    String attachBelow = attach == null ? reason(attached, element) : attach;
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

  private void leaf(NodeInfo node, Step parent, @Nullable String ignore, @Nullable String attach) {
    if (!Leaves.isLeaf(node)) {
      return;
    }
    if (mapped.test(node)) {
      mappedCount++;
      tell(node, Fate.MAPPED, null);
      return;
    }
    String ignoredFor = ignore == null ? reason(ignored, node) : ignore;
    if (ignoredFor != null) {
      ignoredCount++;
      tell(node, Fate.IGNORED, ignoredFor);
      return;
    }
    String attachedFor = attach == null ? reason(attached, node) : attach;
    if (attachedFor != null) {
      attachedCount++;
      tell(node, Fate.ATTACHED, attachedFor);
      return;
    }
    boolean attribute = node.getNodeKind() == Type.ATTRIBUTE;
    Step path = attribute ? new Step(parent, Leaves.name(node)) : parent;
    open.merge(path.isEmpty() ? "/" : path.toString(), 1, Integer::sum);
    tell(node, Fate.OPEN, null);
  }

  private void tell(NodeInfo leaf, Fate fate, @Nullable String reason) {
    if (trace != null) {
      trace.became(leaf, fate, reason);
    }
  }

  private static @Nullable String reason(Map<NodeInfo, String> named, NodeInfo node) {
    return named.isEmpty() ? null : named.get(node);
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
