package de.fallbruecke.delivery.soap;

import com.ctc.wstx.stax.WstxOutputFactory;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The element {@code HandOver} of our own contract: all about a case but the bytes, for which an
 * {@code xop:Include} stands. It is the body of our own operation and what a stylesheet for a
 * foreign one is given.
 */
final class HandOverDocument {
  static final String NAMESPACE = "urn:fallbruecke:falluebergabe:1.0";
  static final String ACTION = NAMESPACE + ":HandOver";
  static final String STATE_ACTION = NAMESPACE + ":GetState";
  static final String XOP = "http://www.w3.org/2004/08/xop/include";
  private static final String PREFIX = "fb";

  private HandOverDocument() {}

  /** Where the content of an item is found in the message. */
  static String contentId(Item item) {
    return item.id() + "@fallbruecke";
  }

  static String of(Parcel parcel) {
    return written(
        "HandOver",
        xml -> {
          text(xml, "key", parcel.key());
          text(xml, "caseId", parcel.caseId().toString());
          text(xml, "caseNumber", parcel.caseNumber());
          text(xml, "submissionId", parcel.delivery().submission().toString());
          text(xml, "tenant", parcel.tenant());
          text(xml, "test", String.valueOf(parcel.test()));
          for (Item item : parcel.items()) {
            file(xml, item);
          }
        });
  }

  static String question(String key) {
    return written("GetState", xml -> text(xml, "key", key));
  }

  private static void file(XMLStreamWriter xml, Item item) throws XMLStreamException {
    xml.writeStartElement(PREFIX, "file", NAMESPACE);
    text(xml, "role", item.role().name().toLowerCase(Locale.ROOT));
    text(xml, "id", item.id());
    text(xml, "name", item.name());
    text(xml, "mediaType", item.mediaType());
    text(xml, "size", String.valueOf(item.size()));
    text(xml, "sha512", item.sha512());
    xml.writeStartElement(PREFIX, "content", NAMESPACE);
    xml.writeEmptyElement("xop", "Include", XOP);
    xml.writeNamespace("xop", XOP);
    xml.writeAttribute("href", "cid:" + contentId(item));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(PREFIX, name, NAMESPACE);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  /** Writes some XML. */
  interface Writing {
    void into(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String written(String root, Writing content) {
    return xml(
        xml -> {
          xml.writeStartElement(PREFIX, root, NAMESPACE);
          xml.writeNamespace(PREFIX, NAMESPACE);
          content.into(xml);
          xml.writeEndElement();
        });
  }

  /** What is written, as text. */
  static String xml(Writing content) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = new WstxOutputFactory().createXMLStreamWriter(out);
      content.into(xml);
      xml.close();
      return out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Our own words are always well-formed", e);
    }
  }
}
