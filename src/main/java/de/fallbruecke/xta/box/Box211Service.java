package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.OfferSelection;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import de.fallbruecke.xta.v211.Containers;
import de.fallbruecke.xta.v211.InvalidMessageId;
import de.fallbruecke.xta.v211.MessageBoxPort;
import de.fallbruecke.xta.v211.MetaDataText;
import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.PermissionDenied;
import de.fallbruecke.xta.v211.TechnicalProblem;
import de.fallbruecke.xta.v211.box.BoxResponse;
import de.fallbruecke.xta.v211.box.CloseRequest;
import de.fallbruecke.xta.v211.box.FetchRequest;
import de.fallbruecke.xta.v211.box.GetNextRequest;
import de.fallbruecke.xta.v211.box.MessageAttributes;
import de.fallbruecke.xta.v211.box.MessageSelector;
import de.fallbruecke.xta.v211.box.NoMessage;
import de.fallbruecke.xta.v211.box.StatusList;
import de.fallbruecke.xta.v211.box.StatusListRequest;
import de.fallbruecke.xta.v211.content.GenericContainer;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import de.fallbruecke.xta.v211.meta.Party;
import jakarta.jws.WebService;
import jakarta.xml.ws.Holder;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message box of XTA-WS 2.1.1. */
@WebService(
    endpointInterface = "de.fallbruecke.xta.v211.MessageBoxPort",
    targetNamespace = Names.XTA,
    serviceName = "XTAService",
    portName = "MsgBoxPort")
public final class Box211Service implements MessageBoxPort {
  private static final String REASON = Names.BOX + "/MsgBox/reasons/";

  private final BoxDesk desk;
  private final Asking asking;

  Box211Service(BoxDesk desk, Asking asking) {
    this.desk = desk;
    this.asking = asking;
  }

  @Override
  public StatusList getStatusList(
      StatusListRequest request, @Nullable Party author, Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem {
    return Faults211.declared(
        () ->
            asking.answer(
                "getStatusList",
                Faults211.named(author),
                account -> list(account, request, response)));
  }

  private StatusList list(
      BoxAccount account, StatusListRequest request, Holder<BoxResponse> response) {
    MessageSelector selector = request.selector == null ? new MessageSelector() : request.selector;
    Asked asked;
    try {
      asked = asked(selector, request);
      Selecting.few(selector.messageIds, asked.limit());
    } catch (Refusal invalid) {
      response.value = nothing(Asked.NOTHING.id(), "SearchArgsInvalid");
      return new StatusList();
    }
    if (selector.messageIds.isEmpty()) {
      return list(account, asked, response);
    }
    List<XtaMetaData> named = desk.named(account, selector.messageIds, asked.selection());
    response.value = response(Asked.NOTHING, named.size(), 0);
    return lines(named, asked.full());
  }

  private StatusList list(BoxAccount account, Asked asked, Holder<BoxResponse> response) {
    BoxPage page = desk.list(account, asked);
    response.value = response(page.next(), page.messages().size(), page.pending());
    return lines(page.messages(), asked.full());
  }

  private static Asked asked(MessageSelector selector, StatusListRequest request) {
    return new Asked(
        selection(selector),
        request.maxListItems == null ? Asked.MOST : request.maxListItems,
        "MessageMetaData".equals(request.listForm));
  }

  /** Whoever asks for answers gets none: no message of ours relates to another. */
  private static OfferSelection selection(MessageSelector selector) {
    if (!selector.others.isEmpty()) {
      throw new Refusal(XtaError.COMBINATION_INVALID, "A condition is not known");
    }
    boolean onlyNew = Boolean.TRUE.equals(selector.newEntry);
    return selector.relatesTo.isEmpty()
        ? Selecting.entered(onlyNew, selector.from, selector.until)
        : Asked.NOTHING.selection();
  }

  @Override
  public StatusList getNextStatusList(
      GetNextRequest request, @Nullable Party author, Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem {
    return Faults211.declared(
        () ->
            asking.answer(
                "getNextStatusList",
                Faults211.named(author),
                account -> {
                  request.received.forEach(id -> desk.close(account, id));
                  Optional<Asked> from = position(request.requestId);
                  if (from.isEmpty()) {
                    response.value = nothing(request.requestId, "RequestIdInvalid");
                    return new StatusList();
                  }
                  return list(account, from.get(), response);
                }));
  }

  @Override
  public GenericContainer getMessage(
      FetchRequest request,
      @Nullable Party author,
      Holder<MessageMetaData> metaData,
      Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId {
    return Faults211.withMessage(
        () ->
            asking.answer(
                "getMessage",
                Faults211.named(author),
                account -> {
                  MessageSelector selector =
                      request.selector == null ? new MessageSelector() : request.selector;
                  boolean whole = !"Header".equals(request.part);
                  OfferSelection wanted = selection(selector);
                  if (selector.messageIds.isEmpty()) {
                    Asked asked = new Asked(wanted, 1, true);
                    return next(account, asked, whole, metaData, response);
                  }
                  Selecting.few(selector.messageIds, 1);
                  String id = selector.messageIds.getFirst();
                  desk.require(account, id, wanted);
                  return message(account, id, Asked.NOTHING, 0, whole, metaData, response);
                }));
  }

  @Override
  public GenericContainer getNextMessage(
      GetNextRequest request,
      @Nullable Party author,
      Holder<MessageMetaData> metaData,
      Holder<BoxResponse> response)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId {
    return Faults211.withMessage(
        () ->
            asking.answer(
                "getNextMessage",
                Faults211.named(author),
                account -> {
                  request.received.forEach(id -> desk.close(account, id));
                  Asked from =
                      position(request.requestId)
                          .orElseThrow(
                              () ->
                                  new Refusal(XtaError.MESSAGE_UNKNOWN, "MsgBoxRequestID unknown"));
                  return next(account, from, true, metaData, response);
                }));
  }

  private GenericContainer next(
      BoxAccount account,
      Asked from,
      boolean whole,
      Holder<MessageMetaData> metaData,
      Holder<BoxResponse> response) {
    BoxPage page = desk.list(account, from.atOnce(1));
    if (page.messages().isEmpty()) {
      throw new Refusal(XtaError.MESSAGE_UNKNOWN, "No message");
    }
    return message(
        account,
        page.messages().getFirst().messageId(),
        page.next(),
        page.pending(),
        whole,
        metaData,
        response);
  }

  private GenericContainer message(
      BoxAccount account,
      String id,
      Asked next,
      int pending,
      boolean whole,
      Holder<MessageMetaData> metaData,
      Holder<BoxResponse> response) {
    XtaMessage message = whole ? desk.fetch(account, id) : headerOnly(desk.header(account, id));
    metaData.value = MetaDataText.of(message.metaData());
    response.value = response(next, 1, pending);
    return Containers.of(message);
  }

  private static XtaMessage headerOnly(XtaMetaData header) {
    XtaPart none =
        new XtaPart("text/plain", null, null, null, null, null, InputStream::nullInputStream);
    return XtaMessage.of(header, none, List.of());
  }

  @Override
  public void close(CloseRequest request, @Nullable Party author)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId {
    Faults211.withMessage(
        () ->
            asking.<Object>answer(
                "close",
                Faults211.named(author),
                account -> {
                  if (position(request.requestId).isEmpty()) {
                    throw new Refusal(XtaError.MESSAGE_UNKNOWN, "MsgBoxRequestID unknown");
                  }
                  request.received.forEach(id -> desk.close(account, id));
                  return this;
                }));
  }

  private static Optional<Asked> position(@Nullable String requestId) {
    return requestId == null ? Optional.empty() : Asked.of(requestId);
  }

  private static StatusList lines(List<XtaMetaData> messages, boolean full) {
    StatusList list = new StatusList();
    for (XtaMetaData message : messages) {
      if (full) {
        list.metaData.add(MetaDataText.of(message));
      } else {
        list.attributes.add(attributes(message));
      }
    }
    return list;
  }

  private static MessageAttributes attributes(XtaMetaData message) {
    MessageAttributes line = new MessageAttributes();
    line.messageId = message.messageId();
    line.scenario = message.qualifier().service();
    line.size = message.size() == null ? 1 : (int) Math.min(Integer.MAX_VALUE, message.size());
    line.delivery = message.times().delivery();
    line.initialFetch = message.times().initialFetch();
    return line;
  }

  private static BoxResponse response(Asked next, int found, int pending) {
    if (found == 0) {
      return nothing(next.id(), "NoMatch");
    }
    BoxResponse response = new BoxResponse();
    response.requestId = next.id();
    response.pending = (long) pending;
    return response;
  }

  private static BoxResponse nothing(@Nullable String requestId, String reason) {
    BoxResponse response = new BoxResponse();
    response.requestId = requestId == null ? "" : requestId;
    response.none = new NoMessage();
    response.none.reason = REASON + reason;
    return response;
  }
}
