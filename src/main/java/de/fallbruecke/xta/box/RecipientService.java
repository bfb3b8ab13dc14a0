package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.core311.CoreContainers;
import de.fallbruecke.xta.core311.CoreNames;
import de.fallbruecke.xta.core311.CoreXml;
import de.fallbruecke.xta.core311.RecipientPort;
import de.fallbruecke.xta.core311.wire.BoxStatus;
import de.fallbruecke.xta.core311.wire.CoreContainer;
import de.fallbruecke.xta.core311.wire.CoreParty;
import de.fallbruecke.xta.core311.wire.CoreSelector;
import de.fallbruecke.xta.core311.wire.CoreStatusList;
import de.fallbruecke.xta.core311.wire.Criteria;
import de.fallbruecke.xta.core311.wire.Nothing;
import de.fallbruecke.xta.core311.wire.Remaining;
import jakarta.jws.WebService;
import jakarta.xml.ws.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message box of XTA core 3.1.1. */
@WebService(
    endpointInterface = "de.fallbruecke.xta.core311.RecipientPort",
    targetNamespace = CoreNames.CORE,
    serviceName = "XTACore",
    portName = "recipient")
public final class RecipientService implements RecipientPort {
  private static final int MOST = 500;
  private final BoxDesk desk;
  private final Asking asking;

  RecipientService(BoxDesk desk, Asking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  /** The party that a header names. */
  static @Nullable String named(@Nullable CoreParty party) {
    return party == null || party.identifier == null ? null : party.identifier.value;
  }

  @Override
  public CoreStatusList getStatusList(
      CoreSelector selector, @Nullable CoreParty party, Holder<BoxStatus> status) {
    return CoreServices.answering(
        () ->
            asking.answer(
                "getStatusList", named(party), account -> list(account, selector, status)));
  }

  private CoreStatusList list(BoxAccount account, CoreSelector selector, Holder<BoxStatus> status) {
    List<XtaMetaData> found;
    int pending = 0;
    if (selector.messageIds == null || selector.messageIds.ids.isEmpty()) {
      Criteria criteria = selector.criteria == null ? new Criteria() : selector.criteria;
      int limit = criteria.maxMessages == null ? MOST : Math.clamp(criteria.maxMessages, 1, MOST);
      boolean onlyNew = !Boolean.FALSE.equals(criteria.newEntry);
      BoxPage page = desk.list(account, new MessageIds.Position(0, limit, onlyNew));
      found = page.messages();
      pending = page.pending();
    } else {
      found = desk.named(account, selector.messageIds.ids);
    }
    status.value = status(pending);
    CoreStatusList list = new CoreStatusList();
    found.forEach(message -> list.metaData.add(CoreXml.metaData(message)));
    return list;
  }

  @Override
  public CoreContainer getMessage(
      String messageId,
      @Nullable CoreParty party,
      Holder<Object> metaData,
      Holder<BoxStatus> status) {
    return CoreServices.answering(
        () ->
            asking.answer(
                "getMessage",
                named(party),
                account -> {
                  XtaMessage message = desk.fetch(account, messageId);
                  metaData.value = CoreXml.metaData(message.metaData());
                  BoxPage rest = desk.list(account, new MessageIds.Position(0, 1, true));
                  status.value = status(rest.messages().size() + rest.pending());
                  return CoreContainers.of(message);
                }));
  }

  @Override
  public void close(String messageId, @Nullable CoreParty party) {
    CoreServices.answering(
        () ->
            asking.<Object>answer(
                "close",
                named(party),
                account -> {
                  desk.close(account, messageId);
                  return this;
                }));
  }

  private static BoxStatus status(int pending) {
    BoxStatus status = new BoxStatus();
    status.remaining = new Remaining();
    if (pending > 0) {
      status.remaining.pending = String.valueOf(pending);
    } else {
      status.remaining.none = new Nothing();
    }
    return status;
  }
}
