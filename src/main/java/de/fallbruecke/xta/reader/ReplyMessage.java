package de.fallbruecke.xta.reader;

import com.ctc.wstx.stax.WstxOutputFactory;
import de.fallbruecke.platform.XmlCharacters;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.XtaTimes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A reply as an XTA message. No standard has a message for it: the content is our own small XML,
 * described in docs/reference/channels/xta.md; which type and schema name it carries is agreed with
 * the author and configured.
 */
final class ReplyMessage {
  /** Namespace of the content. */
  static final String NAMESPACE = "urn:fallbruecke:antwort:1.0";

  private ReplyMessage() {}

  static XtaMessage of(String id, OutgoingReply reply, XtaBox box, Instant now) {
    Memo original = Memo.parse(reply.address().memo());
    XtaQualifier about = box.reply().checked(original.service(), IllegalStateException::new);
    XtaMetaData meta =
        XtaMetaData.of(id, box.reader(), original.to(), about, XtaTimes.madeAt(now))
            .answering(
                List.of(original.messageId()), original.process(), reply.message().fileNumber())
            .test(original.test());
    byte[] content = content(original, reply.message());
    return XtaMessage.of(
        meta,
        new XtaPart(
            "application/xml",
            "antwort.xml",
            null,
            null,
            "antwort",
            (long) content.length,
            () -> new ByteArrayInputStream(content)),
        reply.documents().stream().map(document -> part(document, reply)).toList());
  }

  private static XtaPart part(OutgoingReply.Document document, OutgoingReply reply) {
    return new XtaPart(
        document.mediaType(),
        document.filename(),
        null,
        null,
        document.id().toString(),
        document.size(),
        () -> reply.contents().open(document));
  }

  private static byte[] content(Memo original, OutgoingReply.Message message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = new WstxOutputFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("antwort");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "zuNachricht", original.messageId());
      element(xml, "aktenzeichen", message.fileNumber());
      element(xml, "status", message.status());
      element(xml, "statusText", message.statusLabel());
      element(xml, "text", message.text());
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return out.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A reply cannot be written as XML", e);
    }
  }

  private static void element(XMLStreamWriter xml, String name, @Nullable String text)
      throws XMLStreamException {
    if (text != null) {
      xml.writeStartElement(name);
      xml.writeCharacters(XmlCharacters.keep(text));
      xml.writeEndElement();
    }
  }
}
