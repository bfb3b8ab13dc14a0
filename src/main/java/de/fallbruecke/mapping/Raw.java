package de.fallbruecke.mapping;

import java.util.List;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What a path named, before conversion.
 *
 * @param nodes where it stands; more than one after joining
 * @param text the value, XML white space at its ends removed, otherwise as received
 */
record Raw(List<XdmNode> nodes, String text) {
  Raw {
    nodes = List.copyOf(nodes);
  }

  XdmNode node() {
    return nodes.getFirst();
  }

  Raw withText(String changed) {
    return new Raw(nodes, trim(changed));
  }

  /**
   * The value of one node; null if it holds only blanks.
   *
   * @throws Misfit if it holds elements (but for a code, which may be an element whose child
   *     element of that name holds it, facts/xoev §2)
   */
  static @Nullable Raw of(XdmNode node) {
    String text = trim(valueNode(MeteredNode.plain(node)).getStringValue());
    return text.isEmpty() ? null : new Raw(List.of(node), text);
  }

  /** Where the value stands: in a XÖV code one element deeper. */
  private static NodeInfo valueNode(NodeInfo node) {
    if (node.getNodeKind() != Type.ELEMENT || !Leaves.hasElements(node)) {
      return node;
    }
    NodeInfo code = Leaves.child(node, "code");
    if (code == null) {
      throw new Misfit("it contains elements, not a value");
    }
    return code;
  }

  /** No other character: a no-break space at the end of a name is the sender's. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
