package de.fallbruecke.xta.box;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.OfferSelection;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Parcels;
import de.fallbruecke.delivery.Target;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaMessage;
import de.fallbruecke.xta.XtaMetaData;
import de.fallbruecke.xta.XtaPart;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reader does with its box, whatever the version: its messages are the offers of its target.
 * A message of another target is as unknown as one that does not exist.
 */
final class BoxDesk {
  /** So many are looked at for one answer, and one more: whether there is anything after it. */
  private static final int LOOK = Asked.MOST;

  private final Offers offers;
  private final OfferDesk desk;
  private final Deliveries deliveries;
  private final Parcels parcels;
  private final Targets targets;
  private final BoxHeaders headers;
  private final IdSource ids;
  private final Clock clock;

  BoxDesk(
      Offers offers,
      OfferDesk desk,
      Deliveries deliveries,
      Parcels parcels,
      Targets targets,
      IdSource ids,
      Clock clock) {
    this.offers = offers;
    this.desk = desk;
    this.deliveries = deliveries;
    this.parcels = parcels;
    this.targets = targets;
    this.headers = new BoxHeaders();
    this.ids = ids;
    this.clock = clock;
  }

  /** What is ready of what was asked for. */
  BoxPage list(BoxAccount account, Asked asked) {
    List<Offer> ready = offers.ready(account.target(), asked.selection(), LOOK + 1);
    List<Offer> page = ready.subList(0, Math.min(ready.size(), asked.limit()));
    return new BoxPage(
        page.stream().map(offer -> header(account, offer)).toList(),
        page.isEmpty() ? asked : asked.after(OfferSelection.Place.of(page.getLast())),
        ready.size() - page.size());
  }

  /**
   * Those of the named messages that are in the box, leased by this client or by nobody, and that
   * are wanted.
   */
  List<XtaMetaData> named(BoxAccount account, List<String> messageIds, OfferSelection wanted) {
    return messageIds.stream()
        .flatMap(id -> find(account, id).stream())
        .filter(offer -> offer.endedAt() == null && isFreeFor(account, offer))
        .filter(wanted::holds)
        .map(offer -> header(account, offer))
        .toList();
  }

  /**
   * Makes sure that a message is one of those that are wanted.
   *
   * @throws Refusal 9070 if not
   */
  void require(BoxAccount account, String messageId, OfferSelection wanted) {
    if (!wanted.holds(waiting(account, messageId))) {
      throw unknown();
    }
  }

  /** The header alone: nothing is leased. */
  XtaMetaData header(BoxAccount account, String messageId) {
    return header(account, waiting(account, messageId));
  }

  /**
   * The message with its content, for this client alone until the lease ends.
   *
   * @throws Refusal 9070 if it is not in the box, 9030 if another client has it just now
   */
  XtaMessage fetch(BoxAccount account, String messageId) {
    Offer offer = waiting(account, messageId);
    if (!isFreeFor(account, offer)) {
      throw new Refusal(XtaError.SERVER_PROBLEM, "Another client is fetching the message");
    }
    UUID lease = lease(account, offer);
    Target target = targets.find(account.target()).orElseThrow();
    Parcel parcel = parcels.pack(deliveries.get(offer.delivery()), target.format());
    parcel.items().forEach(item -> desk.handOut(offer, lease, item.id(), true));
    XtaMetaData header = header(account, offers.of(offer.delivery()).orElse(offer));
    return XtaMessage.of(
        header.test(parcel.test()),
        part(parcel.main()),
        parcel.documents().stream().map(BoxDesk::part).toList());
  }

  private UUID lease(BoxAccount account, Offer offer) {
    Offer.Lease present = offer.lease();
    if (present != null && offer.isLeasedAt(clock.instant())) {
      return desk.renew(offer, present.id(), account.endpoint().lease()).id();
    }
    return desk.lease(offer, ids.next(), account.client(), account.endpoint().lease()).id();
  }

  /**
   * The reader has the message. Doing so twice is fine.
   *
   * @throws Refusal 9070 if this client did not fetch it, or somebody else has had it since
   */
  void close(BoxAccount account, String messageId) {
    Offer offer = find(account, messageId).orElseThrow(BoxDesk::unknown);
    UUID lease = offer.settledBy();
    if (lease == null) {
      Offer.Lease own = offer.lease();
      if (own == null || !own.by().equals(account.client())) {
        throw unknown();
      }
      lease = own.id();
    }
    desk.acknowledge(offer.delivery(), lease, null);
  }

  /** What became of a message. */
  TransportReport report(BoxAccount account, String messageId) {
    Offer offer = find(account, messageId).orElseThrow(BoxDesk::unknown);
    return new TransportReport(
        status(deliveries.get(offer.delivery())),
        clock.instant(),
        "urn:de:xta:server:fallbruecke",
        header(account, offer),
        List.of());
  }

  private static TransportReport.Status status(Delivery delivery) {
    return switch (delivery.state()) {
      case DELIVERED -> TransportReport.Status.GREEN;
      case CANCELLED, HELD -> TransportReport.Status.RED;
      default -> TransportReport.Status.OPEN;
    };
  }

  private Offer waiting(BoxAccount account, String messageId) {
    return find(account, messageId)
        .filter(offer -> offer.endedAt() == null)
        .orElseThrow(BoxDesk::unknown);
  }

  private Optional<Offer> find(BoxAccount account, String messageId) {
    return MessageIds.delivery(messageId)
        .flatMap(offers::of)
        .filter(offer -> offer.target().equals(account.target()));
  }

  private boolean isFreeFor(BoxAccount account, Offer offer) {
    Offer.Lease lease = offer.lease();
    return lease == null
        || !offer.isLeasedAt(clock.instant())
        || lease.by().equals(account.client());
  }

  private XtaMetaData header(BoxAccount account, Offer offer) {
    boolean delivered =
        offer.endedAt() != null
            && deliveries.get(offer.delivery()).state() == DeliveryState.DELIVERED;
    return headers.of(account.endpoint(), offer, delivered);
  }

  private static XtaPart part(Item item) {
    return new XtaPart(
        item.mediaType(),
        item.name(),
        null,
        null,
        item.id(),
        item.size() == 0 ? null : item.size(),
        item::open);
  }

  private static Refusal unknown() {
    return new Refusal(XtaError.MESSAGE_UNKNOWN, "MessageID unknown to this account");
  }
}
