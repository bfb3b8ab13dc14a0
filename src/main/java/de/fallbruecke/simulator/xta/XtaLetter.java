package de.fallbruecke.simulator.xta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portal wants to send.
 *
 * @param author party of the sender
 * @param reader party of the reader
 * @param service URI of the service
 * @param messageType code of the type
 * @param payloadSchema name of the schema of the message
 * @param inReplyTo id of the message it answers
 */
public record XtaLetter(
    String author,
    String reader,
    String service,
    String messageType,
    String payloadSchema,
    boolean test,
    @Nullable String inReplyTo,
    XtaContent message,
    List<XtaContent> attachments) {
  public XtaLetter {
    attachments = List.copyOf(attachments);
  }

  /** An XML message without attachments. */
  public static XtaLetter of(
      String author, String reader, String service, String messageType, String schema, byte[] xml) {
    return new XtaLetter(
        author,
        reader,
        service,
        messageType,
        schema,
        false,
        null,
        new XtaContent("text/xml", "nachricht.xml", "message", xml),
        List.of());
  }

  /** The same with attachments. */
  public XtaLetter with(List<XtaContent> more) {
    return new XtaLetter(
        author, reader, service, messageType, payloadSchema, test, inReplyTo, message, more);
  }

  /** The same with another message of the same kind. */
  public XtaLetter saying(byte[] content) {
    return new XtaLetter(
        author,
        reader,
        service,
        messageType,
        payloadSchema,
        test,
        inReplyTo,
        new XtaContent(message.contentType(), message.fileName(), message.id(), content),
        attachments);
  }

  /** The same as a test message. */
  public XtaLetter asTest() {
    return new XtaLetter(
        author, reader, service, messageType, payloadSchema, true, inReplyTo, message, attachments);
  }
}
