package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.SendClient;
import de.fallbruecke.xta.ServiceAvailability;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.Port;
import de.fallbruecke.xta.v211.content.Availability;
import de.fallbruecke.xta.v211.content.LookupItem;
import de.fallbruecke.xta.v211.content.LookupRequest;
import de.fallbruecke.xta.v211.content.LookupResponse;
import de.fallbruecke.xta.v211.content.ServiceQuery;
import java.util.Objects;

/** Sends through a server of XTA-WS 2.1.1. */
public final class Send211 extends Account211 implements SendClient {
  private final Port<SendPort> port;

  public Send211(Port<SendPort> port, Port<ManagementPort> management, XtaParty account) {
    super(management, account);
    this.port = port;
  }

  @Override
  public String createMessageId() {
    String id = Call.of("createMessageId", () -> management().get().createMessageId(author()));
    return Objects.requireNonNull(id, "The server gave no message id").strip();
  }

  @Override
  public ServiceAvailability lookup(XtaParty reader, String service) {
    LookupItem item = new LookupItem();
    item.query = new ServiceQuery();
    item.query.reader = MetaDataText.party(reader);
    item.query.service = service;
    LookupRequest request = new LookupRequest();
    request.items.add(item);
    return availability(
        Call.of("lookupService", () -> management().get().lookupService(request, author())));
  }

  private static ServiceAvailability availability(LookupResponse answer) {
    Availability said =
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
          port.get().sendMessage(Containers.of(message), MetaDataText.of(message.metaData()), null);
          return this;
        });
  }

  @Override
  public void cancel(String messageId) {
    Call.<Object>of(
        "cancelMessage",
        () -> {
          management().get().cancelMessage(messageId, author());
          return this;
        });
  }
}
