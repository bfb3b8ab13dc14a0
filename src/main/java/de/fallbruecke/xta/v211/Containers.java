package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.soap.PartBytes;
import de.fallbruecke.xta.v211.content.Content;
import de.fallbruecke.xta.v211.content.ContentContainer;
import de.fallbruecke.xta.v211.content.GenericContainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message's container, written and read. */
public final class Containers {
  private Containers() {}

  /** The XML of the container; the bytes are opened when it is sent. */
  public static GenericContainer of(XtaMessage message) {
    GenericContainer to = new GenericContainer();
    to.container = new ContentContainer();
    to.container.message = message.content() == null ? null : content(message.content());
    message.attachments().stream().map(Containers::content).forEach(to.container.attachments::add);
    return to;
  }

  /** The message in a container. */
  public static XtaMessage message(XtaMetaData metaData, @Nullable GenericContainer from) {
    ContentContainer container = from == null ? null : from.container;
    if (container == null) {
      return new XtaMessage(metaData, null, List.of(), from != null && from.encrypted != null);
    }
    return new XtaMessage(
        metaData,
        container.message == null ? null : part(container.message),
        container.attachments.stream().map(Containers::part).toList(),
        false);
  }

  private static Content content(XtaPart part) {
    Content to = new Content();
    to.bytes = PartBytes.handler(part);
    to.contentType = part.contentType();
    to.fileName = part.fileName();
    to.description = part.description();
    to.encoding = part.encoding();
    to.id = part.id();
    to.size = part.size();
    return to;
  }

  private static XtaPart part(Content from) {
    return new XtaPart(
        from.contentType == null ? "application/octet-stream" : from.contentType,
        from.fileName,
        from.description,
        from.encoding,
        from.id,
        from.size,
        PartBytes.of(from.bytes));
  }
}
