package de.fallbruecke.xoev;

import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.str.UnicodeString;
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

  private final Meter meter;

  private MeteredNode(NodeInfo node, TypeStrippedNode parent, Meter meter) {
    super(node, parent);
    this.meter = meter;
  }

  /** The document node, metered. */
  static XdmNode document(XdmNode document, Meter meter) {
    NodeInfo plain = document.getUnderlyingNode();
    TypeStrippedDocument tree = new TypeStrippedDocument(plain.getTreeInfo());
    MeteredNode root = root(plain, meter);
    root.docWrapper = tree;
    tree.setRootNode(root);
    return new XdmNode(root);
  }

  @SuppressWarnings("NullAway") // a document node has no parent
  private static MeteredNode root(NodeInfo node, Meter meter) {
    return new MeteredNode(node, null, meter);
  }

  /** The node of the document itself, which has an identity. */
  static NodeInfo plain(XdmNode node) {
    NodeInfo info = node.getUnderlyingNode();
    return info instanceof MeteredNode metered ? metered.getUnderlyingNode() : info;
  }

  @Override
  public VirtualNode makeWrapper(NodeInfo node, VirtualNode parent) {
    meter.step(1);
    MeteredNode made = new MeteredNode(node, (TypeStrippedNode) parent, meter);
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
    return text;
  }
}
