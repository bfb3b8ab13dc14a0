package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.v211.MetaDataReading;
import de.fallbruecke.xta.v211.MetaDataText;
import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.Reports;
import de.fallbruecke.xta.v211.content.Report;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Meta data and reports of the core: those of 2.1.1, with every element in the namespace of the
 * core. The facts say that everything moved to one namespace; that nothing else changed inside is
 * unconfirmed, and this class is the only one that would have to know better.
 */
final class CoreXml {
  private static final JAXBContext CONTEXT = context();

  private CoreXml() {}

  /** The header as XML of the core. */
  static Element metaData(XtaMetaData from) {
    try {
      DOMResult result = new DOMResult();
      CONTEXT.createMarshaller().marshal(MetaDataText.of(from), result);
      Element element = ((Document) result.getNode()).getDocumentElement();
      return (Element) renamed(element, CoreNames.CORE);
    } catch (JAXBException e) {
      throw new IllegalStateException("The header cannot be written", e);
    }
  }

  /** A header that was read; empty if it is none or has no message id. */
  static Optional<XtaMetaData> metaData(@Nullable Object from) {
    return from instanceof Element element
        ? MetaDataReading.of(read(element, Names.META, MessageMetaData.class))
        : Optional.empty();
  }

  /** A report that was read. */
  static TransportReport report(@Nullable Object from) {
    return Reports.of(
        from instanceof Element element ? read(element, Names.XTA, Report.class) : null);
  }

  private static <T> @Nullable T read(Element element, String namespace, Class<T> type) {
    try {
      Element copy = (Element) element.cloneNode(true);
      return CONTEXT.createUnmarshaller().unmarshal(renamed(copy, namespace), type).getValue();
    } catch (JAXBException e) {
      return null;
    }
  }

  private static Node renamed(Node node, String namespace) {
    String inside =
        "MessageMetaData".equals(node.getLocalName()) ? metaNamespace(namespace) : namespace;
    Node renamed = node;
    if (node instanceof Element element) {
      forgetDeclarations(element);
      if (moved(element)) {
        Document document = Objects.requireNonNull(node.getOwnerDocument());
        renamed = document.renameNode(node, inside, node.getLocalName());
      }
    }
    for (Node child = renamed.getFirstChild(); child != null; child = child.getNextSibling()) {
      child = renamed(child, inside);
    }
    return renamed;
  }

  /** Prefixes of before: whoever writes the element declares what it needs. */
  private static void forgetDeclarations(Element element) {
    NamedNodeMap attributes = element.getAttributes();
    for (int i = attributes.getLength() - 1; i >= 0; i--) {
      if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attributes.item(i).getNamespaceURI())) {
        element.removeAttributeNode((Attr) attributes.item(i));
      }
    }
  }

  /** Meta data within a report are in a namespace of their own in 2.1.1. */
  private static String metaNamespace(String namespace) {
    return namespace.equals(Names.XTA) ? Names.META : namespace;
  }

  /** Elements without namespace (codes) and of WS-Addressing stay what they are. */
  private static boolean moved(Node node) {
    String namespace = node.getNamespaceURI();
    return namespace != null && !namespace.equals(Names.WSA);
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(MessageMetaData.class, Report.class);
    } catch (JAXBException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
