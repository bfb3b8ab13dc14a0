package de.fallbruecke.xoev;

import java.util.Optional;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/** Steps through a tree by local names: standards use one vocabulary in many namespaces. */
final class Nodes {
  private Nodes() {}

  static XdmNode root(XdmNode document) {
    for (XdmNode child : document.children(node -> node.getNodeKind() == XdmNodeKind.ELEMENT)) {
      return child;
    }
    throw new IllegalArgumentException("A document without root element");
  }

  /** The first child element with one of the names, in the order of the names. */
  static Optional<XdmNode> child(@Nullable XdmNode parent, String... names) {
    if (parent == null) {
      return Optional.empty();
    }
    for (String name : names) {
      for (XdmNode node : parent.children()) {
        if (node.getNodeKind() == XdmNodeKind.ELEMENT
            && name.equals(node.getNodeName().getLocalName())) {
          return Optional.of(node);
        }
      }
    }
    return Optional.empty();
  }

  /** Follows the names one level each. */
  static @Nullable XdmNode path(@Nullable XdmNode start, String... names) {
    XdmNode node = start;
    for (String name : names) {
      node = child(node, name).orElse(null);
    }
    return node;
  }

  /** The text of an element, or of its child named code if it is an XÖV code; null if blank. */
  static @Nullable String text(@Nullable XdmNode node) {
    if (node == null) {
      return null;
    }
    XdmNode code = child(node, "code").orElse(null);
    if (code == null && hasElements(node)) {
      return null;
    }
    String value = (code == null ? node : code).getStringValue().strip();
    return value.isEmpty() ? null : value;
  }

  /** The siblings before a node. */
  static Iterable<XdmNode> before(XdmNode node) {
    return () -> node.axisIterator(Axis.PRECEDING_SIBLING);
  }

  private static boolean hasElements(XdmNode node) {
    var children = node.axisIterator(Axis.CHILD);
    while (children.hasNext()) {
      if (children.next().getNodeKind() == XdmNodeKind.ELEMENT) {
        return true;
      }
    }
    return false;
  }
}
