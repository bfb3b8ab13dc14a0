package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.ServiceAvailability;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.core311.wire.CoreAvailability;
import de.fallbruecke.xta.core311.wire.CoreLookupItem;
import de.fallbruecke.xta.core311.wire.CoreLookupQuery;
import de.fallbruecke.xta.core311.wire.CoreLookupRequest;
import de.fallbruecke.xta.core311.wire.CoreLookupResponse;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.Port;
import java.util.Objects;

/** Sends through a server of XTA core 3.1.1. */
public final class SendCore extends AccountCore implements SendClient {
  private final Port<SenderPort> port;

  public SendCore(Port<SenderPort> port, Port<BasePort> base, XtaParty account) {
    super(base, account);
    this.port = port;
  }

  @Override
  public String createMessageId() {
    String id = Call.of("createMessageID", () -> port.get().createMessageID(party()));
    return Objects.requireNonNull(id, "The server gave no message id").strip();
  }

  @Override
  public ServiceAvailability lookup(XtaParty reader, String service) {
    CoreLookupItem item = new CoreLookupItem();
    item.query = new CoreLookupQuery();
    item.query.reader = CoreContainers.party(reader);
    item.query.service = service;
    CoreLookupRequest request = new CoreLookupRequest();
    request.items.add(item);
    return availability(Call.of("lookupService", () -> port.get().lookupService(request, party())));
  }

  private static ServiceAvailability availability(CoreLookupResponse answer) {
    CoreAvailability said =
        answer.list == null || answer.list.results.isEmpty()
            ? null
            : answer.list.results.getFirst().availability;
    if (said == null || said.available == null) {
      return ServiceAvailability.UNKNOWN;
    }
    return said.available ? ServiceAvailability.AVAILABLE : ServiceAvailability.NOT_AVAILABLE;
  }

  @Override
  public void send(XtaMessage message) {
    Call.<Object>of(
        "sendMessage",
        () -> {
          port.get().sendMessage(CoreContainers.of(message), CoreXml.metaData(message.metaData()));
          return this;
        });
  }

  @Override
  public void cancel(String messageId) {
    throw new XtaFault(
        "cancelMessage",
        "NotImplemented",
        9000,
        new UnsupportedOperationException("XTA core 3.1.1 has no cancelMessage"));
  }
}
