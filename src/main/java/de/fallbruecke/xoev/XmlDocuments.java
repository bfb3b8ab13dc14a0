package de.fallbruecke.xoev;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.HardenedSaxon;
import de.fallbruecke.platform.SecureXml;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** XML bytes to a Saxon tree with line numbers, through the hardened reader only. */
final class XmlDocuments {
  /** Base URI of every tree: a name that leads nowhere, so that no relative address resolves. */
  private static final String SYSTEM_ID = "urn:fallbruecke:document";

  SourceDocument parse(byte[] bytes) {
    XdmNode document = build(bytes);
    XdmNode root = Nodes.root(document);
    String namespace = root.getNodeName().getNamespaceUri().toString();
    return new SourceDocument(
        SourceDocument.Format.XML,
        document,
        bytes,
        namespace.isEmpty() ? null : namespace,
        root.getNodeName().getLocalName());
  }

  private static XdmNode build(byte[] bytes) {
    try {
      DocumentBuilder builder = HardenedSaxon.processor().newDocumentBuilder();
      builder.setLineNumbering(true);
      BuildingContentHandler tree = builder.newBuildingContentHandler();
      XMLReader reader = new NodeLimit(SecureXml.newReader());
      reader.setContentHandler(tree);
      InputSource input = new InputSource(new ByteArrayInputStream(bytes));
      input.setSystemId(SYSTEM_ID);
      reader.parse(input);
      return tree.getDocumentNode();
    } catch (NodeLimit.Exceeded e) {
      throw new Fault(
          FaultCode.DOCUMENT_LIMIT_EXCEEDED,
          "The XML has more than %d elements and attributes. It was not processed and is held."
              .formatted(NodeLimit.MAX_NODES));
    } catch (SAXParseException e) {
      throw XmlRefusal.of(e);
    } catch (CharConversionException | UnsupportedEncodingException e) {
      throw new Fault(
          FaultCode.DOCUMENT_NOT_WELL_FORMED,
          "The encoding of the XML is unknown, or its bytes do not follow it. It cannot be processed.");
    } catch (SAXException | SaxonApiException e) {
      throw new Fault(
          FaultCode.DOCUMENT_NOT_WELL_FORMED, "The XML cannot be read. It cannot be processed.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
