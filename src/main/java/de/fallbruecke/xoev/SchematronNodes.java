package de.fallbruecke.xoev;

import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import org.jspecify.annotations.Nullable;

/** Names, attributes and elements of a Schematron file. */
final class SchematronNodes {
  private static final String SCH = "http://purl.oclc.org/dsdl/schematron";

  private SchematronNodes() {}

  static boolean isSchematron(XdmNode element) {
    return element.getNodeName().getNamespaceUri().toString().equals(SCH);
  }

  static String name(XdmNode element) {
    return isSchematron(element)
        ? element.getNodeName().getLocalName()
        : element.getNodeName().toString();
  }

  static String attribute(XdmNode element, String name) {
    @Nullable String value = element.getAttributeValue(new QName(name));
    return value == null ? "" : value.strip();
  }

  static Iterable<XdmNode> elements(XdmNode parent) {
    return parent.children(node -> node.getNodeKind() == XdmNodeKind.ELEMENT);
  }
}
