package de.fallbruecke.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.om.NodeInfo;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which leaves a stylesheet has read, each by itself: reading the text of an element that holds
 * elements says nothing of what is in it. Read is not yet mapped, it may have been for a condition;
 * a leaf counts as mapped if its text stands in the case, or if the author names it as converted.
 */
final class StylesheetReads implements MeteredNode.Reads {
  private final Set<NodeInfo> read = new HashSet<>();

  @Override
  public void read(NodeInfo node) {
    switch (node.getNodeKind()) {
      case Type.TEXT, Type.ATTRIBUTE -> read.add(node);
      case Type.ELEMENT -> {
        if (!Leaves.hasElements(node)) {
          node.children().forEach(read::add);
        }
      }
      default -> {
        // a document is no leaf
      }
    }
  }

  Coverage coverage(
      XdmNode document,
      boolean json,
      CaseValues values,
      CoverageFile named,
      Meter meter,
      @Nullable Trace trace) {
    XdmNode root = root(MeteredNode.document(document, meter));
    Set<NodeInfo> converted = below(named.converted(), root);
    Account account =
        new Account(
            leaf ->
                read.contains(leaf)
                    && (converted.contains(leaf) || values.hold(leaf.getStringValue())),
            trace);
    account.name(named.ignore(), named.attach(), root);
    return account.of(document, json);
  }

  /** Where in the draft the whole text of a leaf stands; a part of a value names no field. */
  void fields(CaseDraft draft, Trace trace) {
    Map<String, List<SourceNode.CaseField>> byText = draft.fields();
    for (NodeInfo leaf : read) {
      byText
          .getOrDefault(Raw.trim(leaf.getStringValue()), List.of())
          .forEach(field -> trace.into(leaf, field));
    }
  }

  private static Set<NodeInfo> below(List<NamedPath> named, XdmNode root) {
    Set<NodeInfo> nodes = new HashSet<>();
    for (NamedPath each : named) {
      for (XdmNode node : each.path().select(root)) {
        for (XdmNode inner : Leaves.axis(node, Axis.DESCENDANT_OR_SELF)) {
          nodes.add(MeteredNode.plain(inner));
          if (inner.getNodeKind() == XdmNodeKind.ELEMENT) {
            nodes.addAll(Leaves.attributes(MeteredNode.plain(inner)));
          }
        }
      }
    }
    return nodes;
  }

  private static XdmNode root(XdmNode document) {
    for (XdmNode child : document.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        return child;
      }
    }
    throw new IllegalStateException("A document has a root element");
  }
}
