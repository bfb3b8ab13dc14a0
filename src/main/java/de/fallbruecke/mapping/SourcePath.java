package de.fallbruecke.mapping;

import java.util.ArrayList;
import java.util.List;
import net.sf.saxon.om.Item;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.om.SequenceIterator;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.sxpath.XPathDynamicContext;
import net.sf.saxon.sxpath.XPathExpression;
import net.sf.saxon.trans.UncheckedXPathException;
import net.sf.saxon.trans.XPathException;

/** A compiled path of the mapping; immutable. */
record SourcePath(String text, Where where, XPathExecutable compiled) {
  /** The nodes it names, in document order. */
  List<XdmNode> select(XdmNode context) {
    try {
      List<XdmNode> nodes = new ArrayList<>();
      SequenceIterator found = expression().iterate(dynamic(context));
      for (Item item = found.next(); item != null; item = found.next()) {
        if (!(item instanceof NodeInfo node)) {
          throw where.failed(
              "path '"
                  + text
                  + "' gives a computed value, not a place in the source; use join, first, before or after");
        }
        nodes.add(new XdmNode(node));
      }
      return nodes;
    } catch (UncheckedXPathException e) {
      throw failed(e.getXPathException());
    } catch (XPathException e) {
      throw failed(e);
    }
  }

  /** Its truth as a condition. */
  boolean test(XdmNode context) {
    try {
      return expression().effectiveBooleanValue(dynamic(context));
    } catch (UncheckedXPathException e) {
      throw failed(e.getXPathException());
    } catch (XPathException e) {
      throw failed(e);
    }
  }

  private XPathExpression expression() {
    return compiled.getUnderlyingExpression();
  }

  private XPathDynamicContext dynamic(XdmNode context) throws XPathException {
    return expression()
        .createDynamicContext(MeteredNode.meter(context).controller(), context.getUnderlyingNode());
  }

  /** Saxon's message may quote values, its code does not. */
  private RuntimeException failed(XPathException e) {
    String code = e.getErrorCodeQName() == null ? "unknown" : e.getErrorCodeQName().getLocalPart();
    return where.failed("path '" + text + "' ended with XPath error " + code);
  }
}
