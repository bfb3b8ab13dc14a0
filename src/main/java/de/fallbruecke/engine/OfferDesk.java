package de.fallbruecke.engine;

import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a target does with the deliveries it fetches. Each act is one transaction with its evidence;
 * whoever calls has made sure that the offer is one to that target.
 */
public final class OfferDesk {
  private final Submissions submissions;
  private final Deliveries deliveries;
  private final Offers offers;
  private final RefusalWords refusals;
  private final TargetPauses pauses;
  private final Ledger ledger;
  private final Aftermath aftermath;
  private final TransactionTemplate transaction;
  private final Clock clock;

  OfferDesk(
      Submissions submissions,
      Deliveries deliveries,
      Offers offers,
      RefusalWords refusals,
      TargetPauses pauses,
      Ledger ledger,
      Aftermath aftermath,
      TransactionTemplate transaction,
      Clock clock) {
    this.submissions = submissions;
    this.deliveries = deliveries;
    this.offers = offers;
    this.refusals = refusals;
    this.pauses = pauses;
    this.ledger = ledger;
    this.aftermath = aftermath;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Gives a client the case for itself. The same client with the same id finds its running lease as
   * it is: the answer before may have been lost.
   *
   * @param client as it proved itself to us
   * @throws Fault OFFER_LEASED, OFFER_ENDED, TARGET_PAUSED by a person
   */
  public Offer.Lease lease(Offer offer, UUID lease, String client, Duration time) {
    Optional<Offer.Lease> before = running(offer.delivery(), lease, client);
    if (before.isPresent()) {
      return before.get();
    }
    if (pauses.of(offer.target()).isPresent()) {
      throw new Fault(
          FaultCode.TARGET_PAUSED,
          "Target '%s' was paused by a person. Nothing was changed; its cases stay ready."
              .formatted(offer.target()));
    }
    return transaction.execute(
        status -> {
          Optional<Offer.Lease> given = offers.lease(offer.delivery(), lease, client, time);
          if (given.isEmpty()) {
            return running(offer.delivery(), lease, client)
                .orElseThrow(() -> taken(offer.delivery()));
          }
          note(offer, "OFFER_LEASED", lease, Map.of("client", client));
          return given.get();
        });
  }

  private Optional<Offer.Lease> running(UUID delivery, UUID lease, String client) {
    return offers
        .of(delivery)
        .filter(present -> present.endedAt() == null && present.isLeasedAt(clock.instant()))
        .map(Offer::lease)
        .filter(present -> present.id().equals(lease) && present.by().equals(client));
  }

  /**
   * Lets a lease last longer.
   *
   * @throws Fault LEASE_LOST, OFFER_ENDED
   */
  public Offer.Lease renew(Offer offer, UUID lease, Duration time) {
    return offers
        .renew(offer.delivery(), lease, time)
        .orElseThrow(() -> lost(offer.delivery(), lease));
  }

  /**
   * Takes a lease back that its client does not use; the case is in the list again.
   *
   * @throws Fault LEASE_LOST, OFFER_ENDED
   */
  public void giveBack(Offer offer, UUID lease) {
    transaction.executeWithoutResult(
        status -> {
          if (!offers.giveBack(offer.delivery(), lease)) {
            throw lost(offer.delivery(), lease);
          }
          note(offer, "OFFER_RETURNED", lease, Map.of());
        });
  }

  /**
   * Makes sure that the lease is in force; for what is opened before it is handed out.
   *
   * @throws Fault LEASE_LOST, OFFER_ENDED
   */
  public void check(Offer offer, UUID lease) {
    boolean holds =
        offers
            .of(offer.delivery())
            .filter(present -> present.endedAt() == null)
            .filter(present -> present.isLeasedUnder(lease) && present.isLeasedAt(clock.instant()))
            .isPresent();
    if (!holds) {
      throw lost(offer.delivery(), lease);
    }
  }

  /**
   * Notes that content is handed out, before its first byte is.
   *
   * @param item id of the item
   * @param begins its first byte is among what is handed out
   * @throws Fault LEASE_LOST, OFFER_ENDED
   */
  public void handOut(Offer offer, UUID lease, String item, boolean begins) {
    transaction.executeWithoutResult(
        status -> {
          boolean anew =
              offers
                  .fetched(offer.delivery(), lease, item, begins)
                  .orElseThrow(() -> lost(offer.delivery(), lease));
          if (anew) {
            note(offer, "OFFER_FETCHED", lease, Map.of("item", item));
          }
        });
  }

  /**
   * The target has the case. Repeating it changes nothing. It counts after the lease ran out too,
   * as long as nobody else has had the case since, and while a person holds the submission.
   *
   * @param reference what the target calls the case
   * @throws Fault LEASE_LOST, OFFER_SETTLED under another reference, OFFER_ENDED
   */
  public Delivery acknowledge(UUID delivery, UUID lease, @Nullable String reference) {
    return settle(
        delivery,
        lease,
        false,
        present ->
            present.state() == DeliveryState.DELIVERED
                && Objects.equals(present.reference(), reference),
        (present, since) -> {
          Delivery next = present.fetched(reference, clock.instant());
          deliveries.complete(next, since.since(), new Outcome.Delivered(reference));
          return next;
        });
  }

  /**
   * The target does not take the case: a person must look. Repeating it changes nothing.
   *
   * @param text the target's own words; for people, kept with the content, never logged
   * @throws Fault LEASE_LOST, OFFER_SETTLED otherwise, OFFER_ENDED
   */
  public Delivery refuse(UUID delivery, UUID lease, RefusalReason reason, String text) {
    String words = reason + (text.isBlank() ? "" : ": " + text.strip());
    try (RefusalWords.Draft said = refusals.draft(deliveries.get(delivery), words)) {
      return settle(
          delivery,
          lease,
          true,
          present ->
              present.state() == DeliveryState.HELD
                  && refusals.of(present.submission(), delivery).filter(words::equals).isPresent(),
          (present, since) -> {
            said.keep();
            return turnedDown(present, since, reason);
          });
    }
  }

  private Delivery turnedDown(Delivery present, Offer.Lease since, RefusalReason reason) {
    String detail =
        "%s Target '%s' fetched delivery %s and refused it (%s); its own words stand beside the content. Clarify it with its operator, then release or cancel."
            .formatted(FaultCode.TARGET_REFUSED, present.target(), present.id(), reason);
    Delivery next = present.turnedDown(FaultCode.TARGET_REFUSED, detail, clock.instant());
    deliveries.complete(next, since.since(), new Outcome.Refused(FaultCode.TARGET_REFUSED, detail));
    return next;
  }

  /** Whether a repeated act finds what it did. */
  @FunctionalInterface
  private interface Done {
    boolean is(Delivery present);
  }

  private Delivery settle(
      UUID id,
      UUID lease,
      boolean refused,
      Done done,
      BiFunction<Delivery, Offer.Lease, Delivery> act) {
    Delivery settled =
        transaction.execute(
            status -> {
              // The lock orders deliveries that end at the same moment: the last sees all others.
              Submission submission = submissions.lock(deliveries.get(id).submission());
              Delivery present = deliveries.get(id);
              Offer offer = offers.of(id).orElseThrow(() -> ended(id));
              boolean before = lease.equals(offer.settledBy());
              if (before && done.is(present)) {
                return present;
              }
              if (present.state() == DeliveryState.CANCELLED) {
                if (!before && offers.settle(id, lease, refused)) {
                  note(offer, "OFFER_SETTLED_IN_VAIN", lease, Map.of());
                }
                return present;
              }
              Offer.Lease since = offer.lease();
              if (before || present.state() == DeliveryState.DELIVERED) {
                throw settledOtherwise(id);
              }
              if (since == null || !offers.settle(id, lease, refused)) {
                throw notHeld(id, lease);
              }
              Delivery next = act.apply(present, since);
              aftermath.of(submission, next);
              return next;
            });
    if (settled.state() == DeliveryState.CANCELLED) {
      throw ended(id);
    }
    return settled;
  }

  private void note(Offer offer, String kind, UUID lease, Map<String, String> more) {
    Map<String, String> facts = new TreeMap<>(more);
    facts.put("delivery", offer.delivery().toString());
    facts.put("target", offer.target());
    facts.put("lease", lease.toString());
    ledger.note(offer.submission(), List.of(Event.of(kind, facts)));
  }

  private Fault taken(UUID delivery) {
    return offers.of(delivery).filter(offer -> offer.endedAt() == null).isPresent()
        ? new Fault(
            FaultCode.OFFER_LEASED,
            "Delivery %s is being fetched by another client. Nothing was changed; it is in the list again if that one does not acknowledge it in time."
                .formatted(delivery))
        : ended(delivery);
  }

  private Fault lost(UUID delivery, UUID lease) {
    return offers.of(delivery).filter(offer -> offer.endedAt() == null).isPresent()
        ? notHeld(delivery, lease)
        : ended(delivery);
  }

  private static Fault notHeld(UUID delivery, UUID lease) {
    return new Fault(
        FaultCode.LEASE_LOST,
        "Lease %s does not hold delivery %s: it ran out, was given back, or another client has had the case since. Nothing was changed; take a new lease if the case is in the list."
            .formatted(lease, delivery));
  }

  private static Fault settledOtherwise(UUID delivery) {
    return new Fault(
        FaultCode.OFFER_SETTLED,
        "Delivery %s was settled before, with another answer or under another lease. Nothing was changed; what was said first counts."
            .formatted(delivery));
  }

  private static Fault ended(UUID delivery) {
    return new Fault(
        FaultCode.OFFER_ENDED,
        "Delivery %s is not offered any more. Nothing was changed; whoever has content of it must not work on it without asking the authority."
            .formatted(delivery));
  }
}
