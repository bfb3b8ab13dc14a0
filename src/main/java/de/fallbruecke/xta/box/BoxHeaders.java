package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.Offer;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaQualifier;
import de.fallbruecke.xta.XtaTimes;
import java.util.List;
import java.util.Map;

/** Writes the header of an offer. It holds ids, parties and times, and nothing of the case. */
final class BoxHeaders {
  /** As long as the case has no service and none is configured. */
  private static final String NO_SERVICE = "urn:fallbruecke:fall";

  XtaMetaData of(XtaBoxEndpoint box, Offer offer, boolean delivered) {
    return new XtaMetaData(
        MessageIds.of(offer.delivery()),
        List.of(),
        box.author(),
        null,
        null,
        box.reader(),
        new XtaQualifier(
            null, service(box, offer), null, "Fall", box.messageType(), box.payloadSchema()),
        new XtaTimes(
            offer.offeredAt(),
            null,
            null,
            null,
            offer.offeredAt(),
            offer.lease() == null ? null : offer.lease().since(),
            delivered ? offer.endedAt() : null),
        null,
        offer.caseNumber(),
        null,
        Map.of(),
        Math.max(1, offer.size()),
        offer.test());
  }

  private static String service(XtaBoxEndpoint box, Offer offer) {
    if (box.service() != null) {
      return box.service();
    }
    return offer.service() == null ? NO_SERVICE : offer.service();
  }
}
