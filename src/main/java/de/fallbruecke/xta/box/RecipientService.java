package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.OfferSelection;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaMessage;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message box of XTA core 3.1.1. */
@WebService(
    endpointInterface = "de.fallbruecke.xta.core311.RecipientPort",
    targetNamespace = CoreNames.CORE,
    serviceName = "XTACore",
    portName = "recipient")
public final class RecipientService implements RecipientPort {
  private static final Asked UNREAD = new Asked(OfferSelection.all(true), 1, true);

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
    Optional<List<String>> ids = ids(selector);
    BoxPage page =
        ids.isPresent()
            ? new BoxPage(
                desk.named(account, ids.get(), OfferSelection.all(false)), Asked.NOTHING, 0)
            : desk.list(account, asked(selector));
    status.value = status(page.pending());
    CoreStatusList list = new CoreStatusList();
    page.messages().forEach(message -> list.metaData.add(CoreXml.metaData(message)));
    return list;
  }

  private static Optional<List<String>> ids(CoreSelector selector) {
    supported(selector.others);
    if (selector.messageIds == null) {
      return Optional.empty();
    }
    List<String> ids = selector.messageIds.ids;
    if (selector.criteria != null || ids.isEmpty()) {
      throw new Refusal(
          XtaError.COMBINATION_INVALID, "Either XTAMessageIDs with an id or OtherCriteria");
    }
    Selecting.few(ids, Asked.MOST);
    return Optional.of(ids);
  }

  private static Asked asked(CoreSelector selector) {
    Criteria criteria = selector.criteria == null ? new Criteria() : selector.criteria;
    supported(criteria.others);
    boolean onlyNew = !Boolean.FALSE.equals(criteria.newEntry);
    return new Asked(
        Selecting.entered(onlyNew, criteria.from, criteria.until),
        criteria.maxMessages == null ? Asked.MOST : criteria.maxMessages,
        true);
  }

  private static void supported(List<Object> others) {
    if (!others.isEmpty()) {
      throw Refusal.notSupported("A condition is not known");
    }
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
                  BoxPage rest = desk.list(account, UNREAD);
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
