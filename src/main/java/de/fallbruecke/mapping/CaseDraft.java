package de.fallbruecke.mapping;

import de.fallbruecke.platform.HardenedSaxon;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** What a stylesheet made, before it is read as a case. */
record CaseDraft(Where where, XdmNode document) {
  private static final String NAMESPACE = "urn:fallbruecke:case:1.0";

  /** What a mapping may fill; ids, tenant, documents and times are the gateway's. */
  private static final Set<String> CONTENT =
      Set.of(
          "externalId",
          "applicationDate",
          "applicant",
          "representative",
          "field",
          "group",
          "source");

  /** As bytes, if it holds only what a mapping may say. */
  byte[] bytes() throws SaxonApiException {
    XdmNode root = root();
    for (XdmNode child : Leaves.axis(root, Axis.CHILD)) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT && !isCase(child, CONTENT)) {
        throw where.failed("the result holds an element that a mapping may not fill");
      }
    }
    for (XdmNode attribute : Leaves.axis(root, Axis.ATTRIBUTE)) {
      if (!attribute.getNodeName().getLocalName().equals("test")) {
        throw where.failed("the result has an attribute that a mapping may not set");
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Serializer serializer = HardenedSaxon.processor().newSerializer(bytes);
    serializer.serializeNode(root);
    return bytes.toByteArray();
  }

  /** All its texts and attributes. */
  CaseValues values(Meter meter) {
    return CaseValues.of(document, meter);
  }

  /** The values of its elements, with the fields in which they stand. */
  Map<String, List<SourceNode.CaseField>> fields() {
    Map<String, List<SourceNode.CaseField>> byText = new HashMap<>();
    collect(root(), "", byText);
    return byText;
  }

  private static void collect(
      XdmNode element, String path, Map<String, List<SourceNode.CaseField>> into) {
    boolean inner = false;
    for (XdmNode child : Leaves.axis(element, Axis.CHILD)) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT) {
        inner = true;
        String name = child.getAttributeValue(new QName("name"));
        String step = child.getNodeName().getLocalName() + (name == null ? "" : "." + name);
        collect(child, path.isEmpty() ? step : path + "." + step, into);
      }
    }
    String text = Raw.trim(element.getStringValue());
    if (!inner && !text.isEmpty()) {
      into.computeIfAbsent(text, any -> new ArrayList<>(1))
          .add(new SourceNode.CaseField(path, text, null));
    }
  }

  private XdmNode root() {
    for (XdmNode child : document.children()) {
      if (child.getNodeKind() == XdmNodeKind.ELEMENT && isCase(child, Set.of("case"))) {
        return child;
      }
    }
    throw where.failed(
        "the result of the stylesheet has no root element 'case' in the namespace " + NAMESPACE);
  }

  private static boolean isCase(XdmNode element, Set<String> names) {
    return element.getNodeName().getNamespaceUri().toString().equals(NAMESPACE)
        && names.contains(element.getNodeName().getLocalName());
  }
}
