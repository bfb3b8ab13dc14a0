package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.platform.IdSource;
import java.io.IOException;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes envelopes with the headers that are configured. */
record Envelope(SoapOptions options, IdSource ids) {
  private static final String WSA = "http://www.w3.org/2005/08/addressing";
  private static final String CONTENT = "<!--content-->";

  /**
   * The envelope with this content of its body.
   *
   * @param items whose contents it includes, by content id
   * @throws IOException if a content cannot be read; only a signature reads any
   */
  String of(String action, String content, Map<String, Item> items) throws IOException {
    EnvelopeSignature signed = options.signature();
    Signing signing = signed == null ? null : signed.begin(ids);
    String frame = HandOverDocument.xml(xml -> write(xml, action, signing));
    int at = frame.indexOf(CONTENT);
    String head = frame.substring(0, at);
    String rest = content + frame.substring(at + CONTENT.length());
    return signing == null
        ? head + rest
        : head.replace("<!--" + Signing.PLACE + "-->", signing.over(head + rest, items)) + rest;
  }

  private void write(XMLStreamWriter xml, String action, @Nullable Signing signing)
      throws XMLStreamException {
    String soap = options.version().namespace();
    xml.writeStartElement("soap", "Envelope", soap);
    xml.writeNamespace("soap", soap);
    xml.writeStartElement("soap", "Header", soap);
    if (options.addressing()) {
      addressing(xml, "Action", action, signing);
      addressing(xml, "To", options.url().toString(), signing);
      addressing(xml, "MessageID", "urn:uuid:" + ids.next(), signing);
    }
    new SecurityHeader(options.version(), options.login(), signing).write(xml);
    xml.writeEndElement();
    xml.writeStartElement("soap", "Body", soap);
    Signing.cover(signing, xml);
    xml.writeComment("content");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void addressing(
      XMLStreamWriter xml, String name, String text, @Nullable Signing signing)
      throws XMLStreamException {
    xml.writeStartElement("wsa", name, WSA);
    xml.writeNamespace("wsa", WSA);
    Signing.cover(signing, xml);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
