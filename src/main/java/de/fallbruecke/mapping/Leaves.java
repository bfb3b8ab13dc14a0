package de.fallbruecke.mapping;

import de.fallbruecke.xoev.MeteredNode;
import java.util.HashSet;
import java.util.Set;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of the source: texts and attributes that are not blank, except {@code xsi:*}. Remembers by
 * identity which of them went into the case.
 */
final class Leaves {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final Set<NodeInfo> used = new HashSet<>();

  /** The node's own value went into the case; of a XÖV code the code itself. */
  void use(XdmNode node) {
    switch (node.getNodeKind()) {
      case ATTRIBUTE, TEXT -> used.add(MeteredNode.plain(node));
      case ELEMENT -> useElement(node);
      default -> {
        // documents, comments and instructions have no value of their own
      }
    }
  }

  private void useElement(XdmNode element) {
    if (!hasElements(element)) {
      texts(element);
      return;
    }
    useChild(element, "code");
  }

  /** The text of the child went into the case, if the element has it. */
  @Nullable String useChild(XdmNode element, String name) {
    XdmNode child = element.getNodeKind() == XdmNodeKind.ELEMENT ? child(element, name) : null;
    if (child == null) {
      return null;
    }
    texts(child);
    return child.getStringValue();
  }

  private void texts(XdmNode element) {
    for (XdmNode child : element.children()) {
      if (child.getNodeKind() == XdmNodeKind.TEXT) {
        used.add(MeteredNode.plain(child));
      }
    }
  }

  /** The attribute went into the case, if the element has it. */
  @Nullable String useAttribute(XdmNode element, String name) {
    if (element.getNodeKind() != XdmNodeKind.ELEMENT) {
      return null;
    }
    for (XdmNode attribute : axis(element, Axis.ATTRIBUTE)) {
      if (attribute.getNodeName().getLocalName().equals(name)) {
        used.add(MeteredNode.plain(attribute));
        return attribute.getStringValue();
      }
    }
    return null;
  }

  boolean isUsed(XdmNode leaf) {
    return used.contains(MeteredNode.plain(leaf));
  }

  static boolean isLeaf(XdmNode node) {
    return switch (node.getNodeKind()) {
      case TEXT -> !node.getStringValue().isBlank();
      case ATTRIBUTE ->
          !node.getStringValue().isBlank()
              && !node.getNodeName().getNamespaceUri().toString().equals(XSI);
      default -> false;
    };
  }

  static boolean hasElements(XdmNode element) {
    for (XdmNode child : element.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        return true;
      }
    }
    return false;
  }

  static @Nullable XdmNode child(XdmNode element, String localName) {
    for (XdmNode child : element.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT
          && child.getNodeName().getLocalName().equals(localName)) {
        return child;
      }
    }
    return null;
  }

  static Iterable<XdmNode> axis(XdmNode node, Axis axis) {
    return () -> node.axisIterator(axis);
  }

  /** The name of the node as a step; the member's own name in a JSON document. */
  static String name(XdmNode node) {
    String local = node.getNodeName().getLocalName();
    if (node.getNodeKind() == XdmNodeKind.ATTRIBUTE) {
      return "@" + local;
    }
    String key = local.equals("_") ? node.getAttributeValue(new QName("key")) : null;
    return key == null ? local : key;
  }
}
