package de.fallbruecke.xoev;

import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/** Stops a document that is small in bytes but huge as a tree, before the tree exists. */
final class NodeLimit extends XMLFilterImpl {
  /** About 200 MB as a Saxon tree; the largest real messages known have some ten thousand nodes. */
  static final int MAX_NODES = 1_000_000;

  private int nodes;

  NodeLimit(XMLReader parent) {
    super(parent);
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes atts)
      throws SAXException {
    nodes += 1 + atts.getLength();
    if (nodes > MAX_NODES) {
      throw new Exceeded();
    }
    super.startElement(uri, localName, qName, atts);
  }

  /** The limit was reached. */
  static final class Exceeded extends SAXException {}
}
