package de.fallbruecke.mapping;

import net.sf.saxon.event.PipelineConfiguration;
import net.sf.saxon.om.AttributeInfo;
import net.sf.saxon.om.AttributeMap;
import net.sf.saxon.om.NamespaceMap;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.NodeName;
import net.sf.saxon.s9api.Location;
import net.sf.saxon.str.UnicodeString;
import net.sf.saxon.trans.XPathException;
import net.sf.saxon.tree.tiny.TinyBuilder;
import net.sf.saxon.type.SchemaType;

/** A tree that a stylesheet builds, counted while it grows. */
final class MeteredTree extends TinyBuilder {
  /** About 40 bytes each. */
  private static final int NODE = 4;

  private static final int CHARACTERS = 16;

  private final Meter meter;
  private final boolean metered;

  MeteredTree(PipelineConfiguration pipe, Meter meter, boolean metered) {
    super(pipe);
    this.meter = meter;
    this.metered = metered;
  }

  @Override
  public void startElement(
      NodeName name,
      SchemaType type,
      AttributeMap attributes,
      NamespaceMap namespaces,
      Location location,
      int properties)
      throws XPathException {
    meter.step(NODE);
    for (AttributeInfo attribute : attributes) {
      meter.step(NODE + attribute.getValue().length() / CHARACTERS);
    }
    super.startElement(name, type, attributes, namespaces, location, properties);
  }

  @Override
  public void characters(UnicodeString text, Location location, int properties)
      throws XPathException {
    meter.step(NODE + text.length() / CHARACTERS);
    super.characters(text, location, properties);
  }

  @Override
  public NodeInfo getCurrentRoot() {
    NodeInfo root = super.getCurrentRoot();
    return metered ? MeteredNode.root(root, meter) : root;
  }
}
