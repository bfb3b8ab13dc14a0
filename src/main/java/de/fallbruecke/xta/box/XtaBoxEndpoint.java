package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.ApiClient;
import de.fallbruecke.delivery.Endpoint;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.xta.XtaCode;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.soap.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A target with a message box of ours.
 *
 * @param reader who fetches
 * @param author as whom the gateway writes
 * @param service of all its messages; null: that of the case
 */
record XtaBoxEndpoint(
    XtaParty reader,
    XtaParty author,
    @Nullable String service,
    XtaCode messageType,
    String payloadSchema,
    Duration lease,
    List<ApiClient> clients)
    implements Endpoint.Offered {
  XtaBoxEndpoint {
    clients = List.copyOf(clients);
  }

  @Override
  public Map<String, String> fetchers() {
    return clients.stream().collect(Collectors.toMap(ApiClient::id, ApiClient::proofs));
  }

  /** A container over the limit of the standard would be refused by whoever fetches it. */
  @Override
  public void check(Parcel parcel) {
    long size = parcel.items().stream().mapToLong(Item::size).sum();
    if (size > Limits.CONTAINER) {
      throw new Fault(
          FaultCode.XTA_BOX_TOO_LARGE,
          "Delivery %s has %d bytes, an XTA container may have %d. It was not offered and nothing is lost; hand the documents over another way and cancel the delivery."
              .formatted(parcel.delivery().id(), size, Limits.CONTAINER));
    }
  }
}
