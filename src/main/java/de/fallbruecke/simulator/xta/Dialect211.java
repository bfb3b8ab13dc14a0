package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.xta.Exchange.Answer;
import de.fallbruecke.simulator.xta.Store.Iteration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** XTA-WS 2.1.1. */
final class Dialect211 implements Dialect {
  static final String XTA = "http://xoev.de/transport/xta/211";
  private static final String BOX = "http://www.osci.eu/ws/2008/05/transport";
  private static final String ACTION = "http://www.xta.de/XTA/";
  private static final String BOX_ACTION = BOX + "/urn/messageTypes/";
  private static final String REASON = BOX + "/MsgBox/reasons/";
  static final Map<String, Map<String, String>> PORTS =
      Map.of(
          "/xta211/management",
          Map.of(
              ACTION + "CheckAccountActive", "checkAccountActive",
              ACTION + "IsServiceAvailable", "lookupService",
              ACTION + "GetTransportReport", "getTransportReport",
              ACTION + "CancelMessage", "cancelMessage",
              ACTION + "CreateMessageID", "createMessageId"),
          "/xta211/send",
          Map.of(
              ACTION + "SendMessage", "sendMessage",
              ACTION + "SendMessageSync", "sendMessageSync"),
          "/xta211/msgbox",
          Map.of(
              BOX_ACTION + "MsgBoxStatusListRequest", "getStatusList",
              BOX_ACTION + "MsgBoxGetNextListRequest", "getNextStatusList",
              BOX_ACTION + "MsgBoxFetchRequest", "getMessage",
              BOX_ACTION + "MsgBoxGetNextMsgRequest", "getNextMessage",
              BOX_ACTION + "MsgBoxCloseRequest", "close"));

  private final Store store;
  private final Sending sending;
  private final Fetching fetching;
  private final Collection<XtaAccount> accounts;
  private final XtaFaultOrders faults;

  Dialect211(Store store, Collection<XtaAccount> accounts, XtaFaultOrders faults) {
    this.store = store;
    this.sending = new Sending(store, accounts);
    this.fetching = new Fetching(store, faults);
    this.accounts = accounts;
    this.faults = faults;
  }

  @Override
  public String namespace() {
    return XTA;
  }

  @Override
  public Optional<String> operation(String path, String action) {
    return Optional.ofNullable(PORTS.getOrDefault(path, Map.of()).get(action));
  }

  @Override
  public String answerTo(String action) {
    return action;
  }

  @Override
  public String faultTo(String action) {
    return action;
  }

  @Override
  public String accountHeader() {
    return "Author";
  }

  @Override
  public Answer answer(Exchange exchange) throws Refused {
    return switch (exchange.operation()) {
      case "checkAccountActive" -> expecting(exchange, "", Answer.nothing());
      case "lookupService" -> lookup(expecting(exchange, "LookupServiceRequest", exchange));
      case "getTransportReport" -> report(expecting(exchange, "MessageID", exchange));
      case "cancelMessage" -> cancel(expecting(exchange, "MessageID", exchange));
      case "createMessageId" ->
          Answer.of(
              Tag.of(
                  MetaData.ADDRESSING,
                  "MessageID",
                  store.newId(expecting(exchange, "", exchange).account().name())));
      case "sendMessage" -> send(expecting(exchange, "GenericContentContainer", exchange));
      case "sendMessageSync" -> throw Refused.with(9080, "Only asynchronous");
      case "getStatusList" -> list(expecting(exchange, "MsgBoxStatusListRequest", exchange));
      case "getNextStatusList" -> nextList(expecting(exchange, "MsgBoxGetNextRequest", exchange));
      case "getMessage" -> fetch(expecting(exchange, "MsgBoxFetchRequest", exchange));
      case "getNextMessage" -> nextMessage(expecting(exchange, "MsgBoxGetNextRequest", exchange));
      default -> close(expecting(exchange, "MsgBoxCloseRequest", exchange));
    };
  }

  private static <T> T expecting(Exchange exchange, String body, T value) throws Refused {
    if (!exchange.body().name().equals(body)) {
      throw Refused.with(9020, "The body has not the element of this operation");
    }
    return value;
  }

  private Answer lookup(Exchange exchange) {
    List<Tag> results = new ArrayList<>();
    for (Tag item : exchange.body().children("LookupServiceRequestList")) {
      Tag query = item.find("LookupService").orElseThrow();
      String reader = query.text("Reader", "Identifier");
      Optional<XtaAccount> known =
          accounts.stream().filter(one -> one.party().equals(reader)).findFirst();
      Tag value =
          known.isEmpty()
              ? Tag.of(XTA, "ServiceIsAvailableUnknown", "true")
              : Tag.of(
                  XTA,
                  "ServiceIsAvailable",
                  String.valueOf(known.get().services().contains(query.text("ServiceType"))));
      List<Object> content = new ArrayList<>(query.children());
      content.add(Tag.of(XTA, "IsServiceAvailableValue", value));
      results.add(Tag.of(XTA, "LookupServiceResult", content));
    }
    return Answer.of(
        Tag.of(XTA, "LookupServiceResponse", Tag.of(XTA, "LookupServiceResultList", results)));
  }

  private Answer report(Exchange exchange) throws Refused {
    Stored message = store.known(exchange.body().text(), exchange.account().party());
    return Answer.of(reportOf(message, store.now()));
  }

  static Tag reportOf(Stored message, Instant now) {
    return Tag.of(
        XTA,
        "TransportReport",
        message.header(),
        Tag.of(XTA, "ReportTime", now.toString()),
        Tag.of(XTA, "XTAServerIdentity", "urn:de:xta:server:simulator"),
        Tag.of(XTA, "MessageStatus", Tag.of(XTA, "Status", message.closed() ? "1" : "0")));
  }

  private Answer cancel(Exchange exchange) throws Refused {
    Stored message = store.known(exchange.body().text(), exchange.account().party());
    String notBefore = message.metaData.text("DeliveryAttributes", "NotBefore");
    if (notBefore.isEmpty()) {
      throw Refused.with(9101, "NotBefore was not set");
    }
    if (Instant.parse(notBefore).isBefore(store.now())) {
      throw Refused.with(9100, "NotBefore has passed");
    }
    store.remove(message.id);
    return Answer.nothing();
  }

  private Answer send(Exchange exchange) throws Refused {
    Tag metaData = exchange.headers().get("MessageMetaData");
    Tag container = exchange.body().find("ContentContainer").orElse(null);
    if (metaData == null || container == null || container.find("Message").isEmpty()) {
      throw Refused.with(9020, "MessageMetaData, container or message is missing");
    }
    List<XtaContent> attachments = new ArrayList<>();
    for (Tag attachment : container.children("Attachment")) {
      attachments.add(typed(exchange.content(attachment)));
    }
    sending.send(
        exchange.account(),
        metaData,
        typed(exchange.content(container.find("Message").orElseThrow())),
        attachments);
    return Answer.nothing();
  }

  private static XtaContent typed(XtaContent content) throws Refused {
    if (content.contentType().isEmpty()) {
      throw Refused.with(9020, "contentType is missing");
    }
    return content;
  }

  private Answer list(Exchange exchange) throws Refused {
    Tag request = exchange.body();
    List<Stored> found = select(exchange);
    if (faults.take(XtaFaultOrder.Kind.DUPLICATES, "getStatusList").isPresent()) {
      found = found.stream().flatMap(one -> List.of(one, one).stream()).toList();
    }
    int most = request.attribute("maxListItems").map(Integer::parseInt).orElse(100);
    Iteration iteration = new Iteration(exchange.account().name(), found, most);
    return part(
        iteration,
        store.iterate(iteration),
        "MessageMetaData".equals(request.attribute("ListForm").orElse("")));
  }

  private Answer nextList(Exchange exchange) throws Refused {
    String id = exchange.body().attribute("MsgBoxRequestID").orElse("");
    Iteration iteration = store.iteration(id, exchange.account().name());
    acknowledge(exchange);
    return iteration == null
        ? Answer.of(Tag.of(BOX, "MsgStatusList"), nothing(id, "RequestIdInvalid"))
        : part(iteration, id, true);
  }

  private Answer part(Iteration iteration, String id, boolean full) {
    List<Tag> lines =
        iteration.next(iteration.page).stream()
            .map(one -> full ? one.header() : attributes(one))
            .toList();
    return Answer.of(
        Tag.of(BOX, "MsgStatusList", lines),
        lines.isEmpty() ? nothing(id, "NoMatch") : pending(id, iteration.pending()));
  }

  private static Tag attributes(Stored message) {
    return Tag.of(
        BOX,
        "MsgAttributes",
        Tag.of(MetaData.ADDRESSING, "MessageID", message.id),
        Tag.of(BOX, "TypeOfBusinessScenario", "urn:test"),
        Tag.of(BOX, "MsgSize", String.valueOf(message.message.bytes().length)),
        Tag.of(BOX, "DeliveryTime", message.delivery.toString()),
        message.initialFetch == null
            ? null
            : Tag.of(BOX, "InitialFetchedTime", message.initialFetch.toString()));
  }

  private List<Stored> select(Exchange exchange) {
    Tag selector = exchange.body().find("MsgSelector").orElse(Tag.of(BOX, "MsgSelector"));
    List<String> ids = selector.children("MessageID").stream().map(Tag::text).toList();
    boolean fresh = selector.attribute("newEntry").orElse("").equals("true");
    return store.of(
        exchange.account().party(),
        message ->
            (ids.isEmpty() || ids.contains(message.id))
                && (!fresh || message.initialFetch == null));
  }

  private Answer fetch(Exchange exchange) throws Refused {
    List<Stored> found = select(exchange);
    if (found.isEmpty() || faults.take(XtaFaultOrder.Kind.GONE, "getMessage").isPresent()) {
      throw Refused.with(9070, "MessageID unknown to this account");
    }
    Iteration iteration = new Iteration(exchange.account().name(), found, 1);
    String part = exchange.body().attribute("MsgPart").orElse("Envelope");
    return message(iteration, store.iterate(iteration), !part.equals("Header"));
  }

  private Answer nextMessage(Exchange exchange) throws Refused {
    String id = exchange.body().attribute("MsgBoxRequestID").orElse("");
    Iteration iteration = store.iteration(id, exchange.account().name());
    acknowledge(exchange);
    if (iteration == null) {
      throw Refused.with(9070, "MsgBoxRequestID unknown");
    }
    return iteration.pending() == 0
        ? new Answer(List.of(nothing(id, "NoMatch")), List.of(), Map.of())
        : message(iteration, id, true);
  }

  private Answer message(Iteration iteration, String id, boolean whole) {
    Stored message = iteration.next(1).getFirst();
    Fetching.Container container = fetching.fetch(message, XTA, whole);
    return new Answer(
        List.of(message.header(), pending(id, iteration.pending())),
        List.of(
            Tag.of(
                XTA,
                "GenericContentContainer",
                Tag.of(XTA, "ContentContainer", container.content()))),
        container.parts());
  }

  private void acknowledge(Exchange exchange) throws Refused {
    for (Tag received : exchange.body().children("LastMsgReceived")) {
      store.close(received.text(), exchange.account().party());
    }
  }

  private Answer close(Exchange exchange) throws Refused {
    String id = exchange.body().attribute("MsgBoxRequestID").orElse("");
    if (store.iteration(id, exchange.account().name()) == null) {
      throw Refused.with(9070, "MsgBoxRequestID unknown");
    }
    acknowledge(exchange);
    return Answer.nothing();
  }

  private static Tag pending(String id, int left) {
    return Tag.of(BOX, "MsgBoxResponse", Tag.of(BOX, "ItemsPending", String.valueOf(left)))
        .with("MsgBoxRequestID", id);
  }

  private static Tag nothing(String id, String reason) {
    return Tag.of(
            BOX,
            "MsgBoxResponse",
            Tag.of(BOX, "NoMessageAvailable").with("reason", REASON + reason))
        .with("MsgBoxRequestID", id.isEmpty() ? "urn:de:xta:requestid:simulator:none" : id);
  }
}
