package de.fallbruecke.xta.core311;

import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.BoxListing;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.core311.wire.BoxStatus;
import de.fallbruecke.xta.core311.wire.CoreContainer;
import de.fallbruecke.xta.core311.wire.CoreSelector;
import de.fallbruecke.xta.core311.wire.CoreStatusList;
import de.fallbruecke.xta.core311.wire.Criteria;
import de.fallbruecke.xta.core311.wire.MessageIds;
import de.fallbruecke.xta.soap.Call;
import de.fallbruecke.xta.soap.InstantText;
import de.fallbruecke.xta.soap.Port;
import jakarta.xml.ws.Holder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Empties a message box of XTA core 3.1.1: list, fetch, close, without iterators. */
public final class BoxCore extends AccountCore implements BoxClient {
  private final Port<RecipientPort> port;

  public BoxCore(Port<RecipientPort> port, Port<BasePort> base, XtaParty account) {
    super(base, account);
    this.port = port;
  }

  /**
   * {@inheritDoc}
   *
   * <p>What was fetched and not closed is listed only with NewEntry=false, what was never fetched
   * only without: everything takes two questions.
   */
  @Override
  public BoxListing list(BoxQuery query) {
    if (!query.messageIds().isEmpty() || query.onlyNew()) {
      return list(selector(query, query.onlyNew()));
    }
    BoxListing fetched = list(selector(query, false));
    BoxListing fresh = list(selector(query, true));
    Map<String, XtaMetaData> all = new LinkedHashMap<>();
    fetched.messages().forEach(message -> all.put(message.messageId(), message));
    fresh.messages().forEach(message -> all.put(message.messageId(), message));
    return new BoxListing(
        List.copyOf(all.values()),
        fetched.unreadable() + fresh.unreadable(),
        null,
        Math.max(fetched.pending(), fresh.pending()),
        Stream.of(fetched, fresh)
            .filter(part -> part.pending() > 0)
            .map(BoxListing::reached)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  private BoxListing list(CoreSelector selector) {
    Holder<BoxStatus> status = new Holder<>();
    CoreStatusList list =
        Call.of("getStatusList", () -> port.get().getStatusList(selector, party(), status));
    List<XtaMetaData> readable =
        list.metaData.stream().map(CoreXml::metaData).flatMap(Optional::stream).toList();
    return new BoxListing(
        readable,
        list.metaData.size() - readable.size(),
        null,
        pending(status.value),
        readable.stream()
            .map(meta -> meta.times().delivery())
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null));
  }

  private static CoreSelector selector(BoxQuery query, boolean onlyNew) {
    CoreSelector selector = new CoreSelector();
    if (query.messageIds().isEmpty()) {
      selector.criteria = new Criteria();
      selector.criteria.newEntry = onlyNew;
      selector.criteria.maxMessages = query.limit();
      selector.criteria.from = InstantText.write(query.from());
      selector.criteria.until = InstantText.write(query.until());
    } else {
      selector.messageIds = new MessageIds();
      selector.messageIds.ids.addAll(query.messageIds());
    }
    return selector;
  }

  /** {@inheritDoc} The core has no iterators: the list is asked for again. */
  @Override
  public BoxListing next(BoxListing before) {
    return BoxListing.nothing();
  }

  @Override
  public Fetched fetch(String messageId) {
    Holder<Object> metaData = new Holder<>();
    Holder<BoxStatus> status = new Holder<>();
    CoreContainer container =
        Call.of("getMessage", () -> port.get().getMessage(messageId, party(), metaData, status));
    XtaMetaData header =
        CoreXml.metaData(metaData.value)
            .orElseThrow(
                () ->
                    new XtaOutage(
                        "getMessage",
                        XtaOutage.Reason.UNREADABLE,
                        new IllegalStateException("No message id in the answer")));
    return new Fetched(CoreContainers.message(header, container), null, pending(status.value));
  }

  @Override
  public Optional<Fetched> fetchNext(String iterator, List<String> received) {
    return Optional.empty();
  }

  @Override
  public void close(String messageId, @Nullable String iterator) {
    Call.<Object>of(
        "close",
        () -> {
          port.get().close(messageId, party());
          return this;
        });
  }

  private static long pending(@Nullable BoxStatus status) {
    return status != null && status.remaining != null && status.remaining.pending != null ? 1 : 0;
  }
}
