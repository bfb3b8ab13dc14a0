package de.fallbruecke.xta.v211;

import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.BoxListing;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.soap.Port;
import de.fallbruecke.xta.v211.box.BoxResponse;
import de.fallbruecke.xta.v211.box.CloseRequest;
import de.fallbruecke.xta.v211.box.FetchRequest;
import de.fallbruecke.xta.v211.box.GetNextRequest;
import de.fallbruecke.xta.v211.box.MessageSelector;
import de.fallbruecke.xta.v211.box.StatusList;
import de.fallbruecke.xta.v211.box.StatusListRequest;
import de.fallbruecke.xta.v211.content.GenericContainer;
import de.fallbruecke.xta.v211.meta.MessageMetaData;
import jakarta.xml.ws.Holder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Empties a message box of XTA-WS 2.1.1. */
public final class Box211 extends Account211 implements BoxClient {
  /** The form of a list with whole meta data; the other one is misspelt in the schema. */
  private static final String FULL = "MessageMetaData";

  private final Port<MessageBoxPort> port;

  public Box211(Port<MessageBoxPort> port, Port<ManagementPort> management, XtaParty account) {
    super(management, account);
    this.port = port;
  }

  @Override
  public BoxListing list(BoxQuery query) {
    StatusListRequest request = new StatusListRequest();
    request.maxListItems = query.limit();
    request.listForm = FULL;
    request.selector = selector(query);
    Holder<BoxResponse> response = new Holder<>();
    return listing(
        Call.of("getStatusList", () -> port.get().getStatusList(request, author(), response)),
        response.value);
  }

  @Override
  public BoxListing next(BoxListing before) {
    if (before.iterator() == null || before.pending() == 0) {
      return BoxListing.nothing();
    }
    GetNextRequest request = new GetNextRequest();
    request.requestId = before.iterator();
    Holder<BoxResponse> response = new Holder<>();
    return listing(
        Call.of(
            "getNextStatusList", () -> port.get().getNextStatusList(request, author(), response)),
        response.value);
  }

  private static MessageSelector selector(BoxQuery query) {
    MessageSelector selector = new MessageSelector();
    selector.messageIds.addAll(query.messageIds());
    selector.from = InstantText.write(query.from());
    selector.until = InstantText.write(query.until());
    selector.newEntry = query.onlyNew() ? true : null;
    return selector;
  }

  private static BoxListing listing(StatusList list, @Nullable BoxResponse response) {
    List<Optional<XtaMetaData>> all =
        Stream.concat(
                list.metaData.stream().map(MetaDataReading::of),
                list.attributes.stream().map(MetaDataReading::of))
            .toList();
    List<XtaMetaData> readable = all.stream().flatMap(Optional::stream).toList();
    return new BoxListing(
        readable, all.size() - readable.size(), iterator(response), pending(response), null);
  }

  @Override
  public Fetched fetch(String messageId) {
    return fetched("getMessage", messageId, "Envelope").orElseThrow(() -> unreadable("getMessage"));
  }

  private Optional<Fetched> fetched(String operation, String messageId, String part) {
    FetchRequest request = new FetchRequest();
    request.part = part;
    request.selector = new MessageSelector();
    request.selector.messageIds.add(messageId);
    Holder<MessageMetaData> metaData = new Holder<>();
    Holder<BoxResponse> response = new Holder<>();
    GenericContainer container =
        Call.of(operation, () -> port.get().getMessage(request, author(), metaData, response));
    return fetched(container, metaData, response);
  }

  @Override
  public Optional<Fetched> fetchNext(String iterator, List<String> received) {
    GetNextRequest request = new GetNextRequest();
    request.requestId = iterator;
    request.received.addAll(received);
    Holder<MessageMetaData> metaData = new Holder<>();
    Holder<BoxResponse> response = new Holder<>();
    GenericContainer container =
        Call.of(
            "getNextMessage",
            () -> port.get().getNextMessage(request, author(), metaData, response));
    return fetched(container, metaData, response);
  }

  private static Optional<Fetched> fetched(
      @Nullable GenericContainer container,
      Holder<MessageMetaData> metaData,
      Holder<BoxResponse> response) {
    if (response.value != null && response.value.none != null) {
      return Optional.empty();
    }
    return MetaDataReading.of(metaData.value)
        .map(
            header ->
                new Fetched(
                    Containers.message(header, container),
                    iterator(response.value),
                    pending(response.value)));
  }

  @Override
  public void close(String messageId, @Nullable String iterator) {
    String known = iterator == null ? newIterator(messageId) : iterator;
    if (known == null) {
      return;
    }
    CloseRequest request = new CloseRequest();
    request.requestId = known;
    request.received.add(messageId);
    Call.<Object>of(
        "close",
        () -> {
          port.get().close(request, author());
          return this;
        });
  }

  /**
   * Asks for the header only: closing needs an iterator, and that of before is not known. Null if
   * the box does not have the message any more: it was acknowledged before.
   */
  private @Nullable String newIterator(String messageId) {
    try (Fetched again =
        fetched("getMessage", messageId, "Header").orElseThrow(() -> unreadable("getMessage"))) {
      if (again.iterator() == null) {
        throw unreadable("getMessage");
      }
      return again.iterator();
    } catch (XtaFault fault) {
      if (fault.number() == XtaError.MESSAGE_UNKNOWN.number()) {
        return null;
      }
      throw fault;
    }
  }

  private static XtaOutage unreadable(String operation) {
    return new XtaOutage(
        operation,
        XtaOutage.Reason.UNREADABLE,
        new IllegalStateException("No message with an id and an iterator in the answer"));
  }

  private static @Nullable String iterator(@Nullable BoxResponse response) {
    return response == null ? null : response.requestId;
  }

  private static long pending(@Nullable BoxResponse response) {
    return response == null || response.pending == null ? 0 : response.pending;
  }
}
