package de.fallbruecke.xoev;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** Findings of Schematron with their place in the document; never with a value of it. */
final class SchematronFindings {
  /** Marks a rule whose sentence is the standard's own. */
  static final String PREFIX = "schematron:";

  private final List<Validation.Finding> findings;

  SchematronFindings(List<Validation.Finding> findings) {
    this.findings = findings;
  }

  boolean full() {
    return findings.size() >= DocumentValidator.MAX_FINDINGS;
  }

  void add(SchematronRules.Check check, XdmNode node) {
    if (!full()) {
      XdmNode plain = new XdmNode(MeteredNode.plain(node));
      findings.add(
          new Validation.Finding(
              check.kind(),
              PREFIX + check.rule(),
              Math.max(0, plain.getLineNumber()),
              Math.max(0, plain.getColumnNumber()),
              path(plain),
              check.message()));
    }
  }

  /** As {@link ElementPath} writes it. */
  private static String path(XdmNode node) {
    Deque<String> steps = new ArrayDeque<>();
    for (XdmNode at = node;
        at != null && at.getNodeKind() != XdmNodeKind.DOCUMENT;
        at = at.getParent()) {
      switch (at.getNodeKind()) {
        case ATTRIBUTE -> steps.addFirst("@" + at.getNodeName().getLocalName());
        case ELEMENT -> steps.addFirst(step(at));
        default -> {
          // a text or comment is told by its element
        }
      }
    }
    return "/" + String.join("/", steps);
  }

  private static String step(XdmNode element) {
    String name = element.getNodeName().getLocalName();
    int position = 1;
    for (XdmNode sibling : Nodes.before(element)) {
      if (sibling.getNodeKind() == XdmNodeKind.ELEMENT
          && sibling.getNodeName().getLocalName().equals(name)) {
        position++;
      }
    }
    return position == 1 ? name : name + "[" + position + "]";
  }
}
