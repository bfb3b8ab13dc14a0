package de.fallbruecke.platform;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The one hardened way to read XML: no DOCTYPE, no entities, nothing is ever loaded from outside,
 * and depth, attributes and text are limited before a tree is built. An architecture test forbids
 * the JAXP factories anywhere else.
 *
 * <p>Factories are named explicitly: with Woodstox and Saxon on the class path the JAXP look-up
 * returns whichever it finds first.
 */
public final class SecureXml {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_ATTRIBUTES = 1000;
  private static final int MAX_TEXT = 64 * 1024 * 1024;

  private SecureXml() {}

  /** A namespace-aware SAX reader that refuses a DOCTYPE. */
  public static XMLReader newReader() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setXIncludeAware(false);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      reader.setProperty("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH));
      reader.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
      // These count character references such as &#228; too: an honest document of some megabytes
      // reached them. Without a DOCTYPE there is no entity that could grow.
      reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
      reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
      return reader;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("This Java platform cannot read XML safely", e);
    }
  }

  /** The stream as input for a validator or for Saxon, through {@link #newReader()}. */
  public static SAXSource source(InputStream in, String systemId) {
    InputSource input = new InputSource(in);
    input.setSystemId(systemId);
    return new SAXSource(newReader(), input);
  }

  /**
   * A StAX reader over the stream.
   *
   * @throws XMLStreamException if the beginning is no XML; later reads throw it for a DOCTYPE too
   *     (with SUPPORT_DTD off the parsers alone would skip it silently)
   */
  public static XMLStreamReader newStreamReader(InputStream in) throws XMLStreamException {
    return new DoctypeRefusing(inputFactory().createXMLStreamReader(in));
  }

  /**
   * As {@link #newStreamReader}, but a DOCTYPE is passed over unread: nothing is loaded, no entity
   * is defined. Only for telling what a schema file of a published standard is (XML-DSig and
   * XML-Enc have one), never for a message.
   */
  public static XMLStreamReader newCatalogueReader(InputStream in) throws XMLStreamException {
    return inputFactory().createXMLStreamReader(in);
  }

  private static WstxInputFactory inputFactory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
    // Else a text that is cut off fails when it is asked for, unchecked, and not when it is read.
    factory.getConfig().doParseLazily(false);
    return factory;
  }

  /**
   * A schema factory for W3C XML Schema 1.0 that loads nothing by itself; give it a resource
   * resolver.
   */
  public static SchemaFactory newSchemaFactory() {
    try {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory;
    } catch (SAXException e) {
      throw new IllegalStateException("This Java platform cannot compile schemas safely", e);
    }
  }

  /** The document has a DOCTYPE. */
  public static final class Doctype extends XMLStreamException {
    private Doctype(Location where) {
      super("DOCTYPE is not allowed", where);
    }
  }

  private static final class DoctypeRefusing extends StreamReaderDelegate {
    DoctypeRefusing(XMLStreamReader reader) {
      super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == XMLStreamConstants.DTD) {
        throw new Doctype(getLocation());
      }
      return event;
    }

    /** The parsers' own would only say that something else than an element came. */
    @Override
    public int nextTag() throws XMLStreamException {
      int event = next();
      while (event == XMLStreamConstants.SPACE
          || event == XMLStreamConstants.COMMENT
          || event == XMLStreamConstants.PROCESSING_INSTRUCTION
          || (event == XMLStreamConstants.CHARACTERS && isWhiteSpace())) {
        event = next();
      }
      if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
        throw new XMLStreamException("An element was expected", getLocation());
      }
      return event;
    }
  }
}
