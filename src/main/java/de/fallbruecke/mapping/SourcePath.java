package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;

/** A compiled path of the mapping; immutable. */
record SourcePath(String text, Where where, XPathExecutable compiled) {
  /** The nodes it names, in document order. */
  List<XdmNode> select(XdmNode context) {
    try {
      List<XdmNode> nodes = new ArrayList<>();
      for (XdmItem item : loaded(context).evaluate()) {
        if (!(item instanceof XdmNode node)) {
          throw where.failed(
              "path '"
                  + text
                  + "' gives a computed value, not a place in the source; use join, first, before or after");
        }
        nodes.add(node);
      }
      return nodes;
    } catch (SaxonApiException e) {
      throw failed(e);
    }
  }

  /** Its truth as a condition. */
  boolean test(XdmNode context) {
    try {
      return loaded(context).effectiveBooleanValue();
    } catch (SaxonApiException e) {
      throw failed(e);
    }
  }

  private XPathSelector loaded(XdmNode context) throws SaxonApiException {
    XPathSelector selector = compiled.load();
    selector.setContextItem(context);
    return selector;
  }

  /** Saxon's message may quote values, its code does not. */
  private RuntimeException failed(SaxonApiException e) {
    String code = e.getErrorCode() == null ? "unknown" : e.getErrorCode().getLocalName();
    return where.failed("path '" + text + "' ended with XPath error " + code);
  }
}
