package de.fallbruecke.mapping;

import net.sf.saxon.event.Receiver;
import net.sf.saxon.om.NamespaceUri;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Location;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.str.UnicodeString;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.tree.wrapper.TypeStrippedDocument;
import net.sf.saxon.tree.wrapper.TypeStrippedNode;
import net.sf.saxon.tree.wrapper.VirtualNode;

/**
 * A node as seen by a path: the same node, but each visit is a step of the {@link Meter}. Saxon
 * wraps every node that an axis delivers through {@link #makeWrapper}.
 */
final class MeteredNode extends TypeStrippedNode {
  /** Reading a text costs a step per this many characters. */
  private static final int CHARACTERS = 64;

  /** Told which nodes were read, one by one. */
  @FunctionalInterface
  interface Reads {
    void read(NodeInfo node);
  }

  private static final Reads NOBODY = node -> {};

  private final Meter meter;
  private final Reads reads;

  private MeteredNode(NodeInfo node, TypeStrippedNode parent, Meter meter, Reads reads) {
    super(node, parent);
    this.meter = meter;
    this.reads = reads;
  }

  /** The document node, metered. */
  static XdmNode document(XdmNode document, Meter meter) {
    return new XdmNode(root(document.getUnderlyingNode(), meter, NOBODY));
  }

  /** The root of a tree, metered; who reads is told of every node whose value is asked for. */
  static MeteredNode root(NodeInfo plain, Meter meter, Reads reads) {
    TypeStrippedDocument tree = new TypeStrippedDocument(plain.getTreeInfo());
    MeteredNode root = parentless(plain, meter, reads);
    root.docWrapper = tree;
    tree.setRootNode(root);
    return root;
  }

  static MeteredNode root(NodeInfo plain, Meter meter) {
    return root(plain, meter, NOBODY);
  }

  @SuppressWarnings("NullAway") // a document node has no parent
  private static MeteredNode parentless(NodeInfo node, Meter meter, Reads reads) {
    return new MeteredNode(node, null, meter, reads);
  }

  /** The meter of the tree that the node belongs to. */
  static Meter meter(XdmNode node) {
    return ((MeteredNode) node.getUnderlyingNode()).meter;
  }

  /** The node of the document itself, which has an identity. */
  static NodeInfo plain(XdmNode node) {
    NodeInfo info = node.getUnderlyingNode();
    return info instanceof MeteredNode metered ? metered.getUnderlyingNode() : info;
  }

  @Override
  public VirtualNode makeWrapper(NodeInfo node, VirtualNode parent) {
    meter.step(1);
    MeteredNode made = new MeteredNode(node, (TypeStrippedNode) parent, meter, reads);
    made.docWrapper = docWrapper;
    return made;
  }

  @Override
  @SuppressWarnings("NullAway") // null is Saxon's word for "no parent"
  public NodeInfo getParent() {
    if (parent == null) {
      NodeInfo up = (NodeInfo) node.getParent();
      if (up != null) {
        parent = (MeteredNode) makeWrapper(up, null);
      }
    }
    return parent;
  }

  @Override
  public UnicodeString getUnicodeStringValue() {
    UnicodeString text = super.getUnicodeStringValue();
    meter.step(1 + text.length() / CHARACTERS);
    reads.read(node);
    return text;
  }

  @Override
  public String getAttributeValue(NamespaceUri uri, String local) {
    meter.step(1);
    if (reads != NOBODY) {
      noteAttribute(uri, local);
    }
    return node.getAttributeValue(uri, local);
  }

  private void noteAttribute(NamespaceUri uri, String local) {
    for (NodeInfo attribute : Leaves.attributes(node)) {
      if (attribute.getLocalPart().equals(local) && attribute.getNamespaceUri().equals(uri)) {
        reads.read(attribute);
      }
    }
  }

  /** A copy reads each text and attribute below by itself. */
  @Override
  public void copy(Receiver out, int options, Location location) throws XPathException {
    for (XdmNode each : Leaves.axis(new XdmNode(node), Axis.DESCENDANT_OR_SELF)) {
      meter.step(1);
      switch (each.getNodeKind()) {
        case DOCUMENT -> {
          // its content follows
        }
        case ELEMENT -> Leaves.attributes(each.getUnderlyingNode()).forEach(this::copied);
        default -> copied(each.getUnderlyingNode());
      }
    }
    super.copy(out, options, location);
  }

  private void copied(NodeInfo plain) {
    meter.step(1 + plain.getUnicodeStringValue().length() / CHARACTERS);
    reads.read(plain);
  }
}
