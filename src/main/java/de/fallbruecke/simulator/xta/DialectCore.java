package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.xta.Exchange.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * XTA core 3.1.1. Ports, operations, actions and header names are from the facts; what is inside is
 * assumed to be built as in 2.1.1.
 */
final class DialectCore implements Dialect {
  static final String CORE = "https://xoev.de/transport/xta/core/3.1.1";
  private static final String ACTION = "https://xoev.de/transport/xta/core/core.";
  static final Map<String, List<String>> PORTS =
      Map.of(
          "recipient", List.of("getStatusList", "getMessage", "close"),
          "sender", List.of("createMessageID", "lookupService", "sendMessage", "sendMessageSync"),
          "transport.base", List.of("checkAccountActive", "getTransportReport"));

  private final Store store;
  private final Sending sending;
  private final Fetching fetching;
  private final Collection<XtaAccount> accounts;
  private final XtaFaultOrders faults;

  DialectCore(Store store, Collection<XtaAccount> accounts, XtaFaultOrders faults) {
    this.store = store;
    this.sending = new Sending(store, accounts);
    this.fetching = new Fetching(store, faults);
    this.accounts = accounts;
    this.faults = faults;
  }

  @Override
  public String namespace() {
    return CORE;
  }

  @Override
  public Optional<String> operation(String path, String action) {
    String port = path.substring(path.lastIndexOf('/') + 1);
    return PORTS.getOrDefault(port, List.of()).stream()
        .filter(operation -> action.equals(ACTION + port + "/" + operation))
        .findFirst();
  }

  @Override
  public String answerTo(String action) {
    return action + "Response";
  }

  @Override
  public String faultTo(String action) {
    return action + "Fault";
  }

  @Override
  public String accountHeader() {
    return "Party";
  }

  @Override
  public Answer answer(Exchange exchange) throws Refused {
    return switch (exchange.operation()) {
      case "checkAccountActive" -> Answer.nothing();
      case "getTransportReport" ->
          Answer.of(
              core(
                  Dialect211.reportOf(
                      store.known(id(exchange), exchange.account().party()), store.now())));
      case "createMessageID" ->
          Answer.of(Tag.of(CORE, "XTAMessageID", store.newId(exchange.account().name())));
      case "lookupService" -> lookup(exchange);
      case "sendMessage" -> send(exchange);
      case "sendMessageSync" -> throw Refused.with(9080, "Only asynchronous");
      case "getStatusList" -> list(exchange);
      case "getMessage" -> fetch(exchange);
      default -> close(exchange);
    };
  }

  private static String id(Exchange exchange) throws Refused {
    if (!exchange.body().name().equals("XTAMessageID")) {
      throw Refused.with(9020, "The body has no XTAMessageID");
    }
    return exchange.body().text();
  }

  private static Tag core(Tag tag) {
    return tag.renamed(
        namespace ->
            namespace.equals(Dialect211.XTA) || namespace.equals(MetaData.NAMESPACE)
                ? CORE
                : namespace);
  }

  private Answer lookup(Exchange exchange) {
    List<Tag> results = new ArrayList<>();
    for (Tag item : exchange.body().children("LookupServiceRequestList")) {
      Tag query = item.find("LookupService").orElseThrow();
      Optional<XtaAccount> known =
          accounts.stream()
              .filter(one -> one.party().equals(query.text("Reader", "Identifier")))
              .findFirst();
      Tag value =
          known
              .map(
                  one ->
                      Tag.of(
                          CORE,
                          "ServiceIsAvailable",
                          String.valueOf(one.services().contains(query.text("ServiceType")))))
              .orElse(Tag.of(CORE, "ServiceIsAvailableUnknown", "true"));
      List<Object> content = new ArrayList<>(query.children());
      content.add(Tag.of(CORE, "IsServiceAvailableValue", value));
      results.add(Tag.of(CORE, "LookupServiceResult", content));
    }
    return Answer.of(
        Tag.of(CORE, "LookupServiceResponse", Tag.of(CORE, "LookupServiceResultList", results)));
  }

  private Answer send(Exchange exchange) throws Refused {
    Tag metaData = exchange.headers().get("MessageMetaData");
    Tag message = exchange.body().find("Message").orElse(null);
    if (metaData == null || message == null) {
      throw Refused.with(9020, "MessageMetaData or message is missing");
    }
    List<XtaContent> attachments = new ArrayList<>();
    for (Tag attachment : exchange.body().children("Attachment")) {
      attachments.add(identified(exchange.content(attachment)));
    }
    sending.send(
        exchange.account(),
        metaData.renamed(namespace -> namespace.equals(CORE) ? MetaData.NAMESPACE : namespace),
        identified(exchange.content(message)),
        attachments);
    return Answer.nothing();
  }

  private static XtaContent identified(XtaContent content) throws Refused {
    if (content.id() == null) {
      throw Refused.with(9020, "id is missing");
    }
    return content;
  }

  private Answer list(Exchange exchange) {
    Tag selector = exchange.body();
    List<String> ids =
        selector.find("XTAMessageIDs").stream()
            .flatMap(some -> some.children().stream().map(Tag::text))
            .toList();
    boolean fresh = !selector.text("OtherCriteria", "NewEntry").equals("false");
    List<Stored> found =
        store.of(
            exchange.account().party(),
            message ->
                ids.isEmpty() ? fresh == (message.initialFetch == null) : ids.contains(message.id));
    if (faults.take(XtaFaultOrder.Kind.DUPLICATES, "getStatusList").isPresent()) {
      found = found.stream().flatMap(one -> List.of(one, one).stream()).toList();
    }
    String max = selector.text("OtherCriteria", "MaxMessages");
    int most = max.isEmpty() ? 100 : Integer.parseInt(max);
    List<Tag> lines = found.stream().limit(most).map(one -> core(one.header())).toList();
    return Answer.of(Tag.of(CORE, "MessageStatusList", lines), status(found.size() - lines.size()));
  }

  private static Tag status(int left) {
    return Tag.of(
        CORE,
        "MessageBoxStatus",
        Tag.of(
            CORE,
            "MessagesRemaining",
            left > 0
                ? Tag.of(CORE, "MessagesPending", String.valueOf(left))
                : Tag.of(CORE, "NoMessageAvailable")));
  }

  private Answer fetch(Exchange exchange) throws Refused {
    String id = id(exchange);
    List<Stored> found = store.of(exchange.account().party(), message -> message.id.equals(id));
    if (found.isEmpty() || faults.take(XtaFaultOrder.Kind.GONE, "getMessage").isPresent()) {
      throw Refused.with(9070, "XTAMessageID unknown to this account");
    }
    Stored message = found.getFirst();
    Fetching.Container container = fetching.fetch(message, CORE, true);
    int left = store.of(exchange.account().party(), other -> other.initialFetch == null).size();
    return new Answer(
        List.of(core(message.header()), status(left)),
        List.of(Tag.of(CORE, "ContentContainer", container.content())),
        container.parts());
  }

  private Answer close(Exchange exchange) throws Refused {
    store.close(id(exchange), exchange.account().party());
    return Answer.nothing();
  }
}
