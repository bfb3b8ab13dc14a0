package de.fallbruecke.xta.sender;

import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.XtaTimes;
import java.time.Instant;

/**
 * A parcel as an XTA message: the main item is the message, the documents are its attachments. The
 * author's name of the process is the idempotency key, so that the reader recognises a case that
 * comes twice whatever happens on the way.
 */
final class CaseMessage {
  private CaseMessage() {}

  static XtaMessage of(String id, Parcel parcel, XtaTarget to, Instant now) {
    XtaMetaData meta =
        XtaMetaData.of(id, to.account().party(), to.reader(), to.about(), XtaTimes.madeAt(now))
            .answering(java.util.List.of(), parcel.key(), null)
            .test(parcel.test());
    return XtaMessage.of(
        meta, part(parcel.main()), parcel.documents().stream().map(CaseMessage::part).toList());
  }

  private static XtaPart part(Item item) {
    return new XtaPart(
        item.mediaType(), item.name(), null, null, item.id(), item.size(), item::open);
  }
}
