package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.type.Type;
import net.sf.saxon.value.Whitespace;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of the source: texts and attributes that are not blank, except {@code xsi:*}. Remembers by
 * identity which of them went into the case.
 */
final class Leaves {
  private static final NamespaceUri XSI =
      NamespaceUri.of("http://www.w3.org/2001/XMLSchema-instance");

  private final Set<NodeInfo> used = new HashSet<>();

  /** The node's own value went into the case; of a XÖV code the code itself. */
  void use(XdmNode node) {
    used.addAll(own(node));
  }

  /** The leaves that are the node's own value. */
  static List<NodeInfo> own(XdmNode node) {
    NodeInfo plain = MeteredNode.plain(node);
    return switch (plain.getNodeKind()) {
      case Type.ATTRIBUTE, Type.TEXT -> List.of(plain);
      case Type.ELEMENT -> {
        NodeInfo value = hasElements(plain) ? child(plain, "code") : plain;
        yield value == null ? List.of() : texts(value);
      }
      // documents, comments and instructions have no value of their own
      default -> List.of();
    };
  }

  /** The text of the child went into the case, if the element has it. */
  @Nullable String useChild(XdmNode element, String name) {
    NodeInfo child = child(MeteredNode.plain(element), name);
    if (child == null) {
      return null;
    }
    used.addAll(texts(child));
    return child.getStringValue();
  }

  private static List<NodeInfo> texts(NodeInfo element) {
    List<NodeInfo> texts = new ArrayList<>(1);
    for (NodeInfo child : element.children()) {
      if (child.getNodeKind() == Type.TEXT) {
        texts.add(child);
      }
    }
    return texts;
  }

  /** The attribute went into the case, if the element has it. */
  @Nullable String useAttribute(XdmNode element, String name) {
    NodeInfo plain = MeteredNode.plain(element);
    if (plain.getNodeKind() != Type.ELEMENT) {
      return null;
    }
    for (NodeInfo attribute : attributes(plain)) {
      if (attribute.getLocalPart().equals(name)) {
        used.add(attribute);
        return attribute.getStringValue();
      }
    }
    return null;
  }

  boolean isUsed(NodeInfo leaf) {
    return used.contains(leaf);
  }

  static boolean isLeaf(NodeInfo node) {
    return switch (node.getNodeKind()) {
      case Type.TEXT -> !Whitespace.isAllWhite(node.getUnicodeStringValue());
      case Type.ATTRIBUTE ->
          !Whitespace.isAllWhite(node.getUnicodeStringValue())
              && !node.getNamespaceUri().equals(XSI);
      default -> false;
    };
  }

  static boolean hasElements(NodeInfo element) {
    for (NodeInfo child : element.children()) {
      if (child.getNodeKind() == Type.ELEMENT) {
        return true;
      }
    }
    return false;
  }

  static @Nullable NodeInfo child(NodeInfo element, String localName) {
    for (NodeInfo child : element.children()) {
      if (child.getNodeKind() == Type.ELEMENT && child.getLocalPart().equals(localName)) {
        return child;
      }
    }
    return null;
  }

  /** In the order of the document. */
  static List<NodeInfo> attributes(NodeInfo element) {
    SequenceIterator each = element.iterateAttributeAxis(any -> true);
    List<NodeInfo> attributes = new ArrayList<>();
    for (Item item = each.next(); item != null; item = each.next()) {
      attributes.add((NodeInfo) item);
    }
    return attributes;
  }

  static Iterable<XdmNode> axis(XdmNode node, Axis axis) {
    return () -> node.axisIterator(axis);
  }

  /** The name of the node as a step; the member's own name in a JSON document. */
  static String name(NodeInfo node) {
    String local = node.getLocalPart();
    if (node.getNodeKind() == Type.ATTRIBUTE) {
      return "@" + local;
    }
    String key = local.equals("_") ? node.getAttributeValue(NamespaceUri.NULL, "key") : null;
    return key == null ? local : key;
  }
}
