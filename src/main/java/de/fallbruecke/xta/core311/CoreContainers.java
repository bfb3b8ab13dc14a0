package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.core311.wire.CoreContainer;
import de.fallbruecke.xta.core311.wire.CoreContent;
import de.fallbruecke.xta.core311.wire.CoreParty;
import de.fallbruecke.xta.core311.wire.CorePartyIdentifier;
import de.fallbruecke.xta.soap.PartBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A container of the core, written and read. */
public final class CoreContainers {
  private CoreContainers() {}

  /** The XML of the container; parts without id get one, since it is required here. */
  public static CoreContainer of(XtaMessage message) {
    CoreContainer to = new CoreContainer();
    to.message = message.content() == null ? null : content(message.content(), "message");
    for (int i = 0; i < message.attachments().size(); i++) {
      to.attachments.add(content(message.attachments().get(i), "attachment-" + (i + 1)));
    }
    return to;
  }

  /** The message in a container. */
  static XtaMessage message(XtaMetaData metaData, @Nullable CoreContainer from) {
    return from == null
        ? new XtaMessage(metaData, null, List.of(), false)
        : new XtaMessage(
            metaData,
            from.message == null ? null : part(from.message),
            from.attachments.stream().map(CoreContainers::part).toList(),
            false);
  }

  /** The XML of a party. */
  static CoreParty party(XtaParty from) {
    CoreParty to = new CoreParty();
    to.identifier = new CorePartyIdentifier();
    to.identifier.value = from.id();
    to.identifier.type = from.type();
    to.identifier.name = from.name();
    to.identifier.category = from.category();
    return to;
  }

  private static CoreContent content(XtaPart part, String id) {
    CoreContent to = new CoreContent();
    to.bytes = PartBytes.handler(part);
    to.contentType = part.contentType();
    to.fileName = part.fileName();
    to.description = part.description();
    to.encoding = part.encoding();
    to.id = part.id() == null ? id : part.id();
    to.size = part.size();
    return to;
  }

  private static XtaPart part(CoreContent from) {
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
