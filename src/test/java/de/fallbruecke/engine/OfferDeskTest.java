package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Attempt;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.TargetPauses;
import de.fallbruecke.delivery.TestDeliveries;
import de.fallbruecke.evidence.Entry;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

/** Cases that their target fetches, on a real PostgreSQL. */
class OfferDeskTest {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);

  private final DeliverBench bench = new DeliverBench();
  private final TargetPauses pauses =
      TestDeliveries.pauses(bench.engine.jdbc, "fachverfahren", bench.engine.clock);
  private final RefusalWords words = new RefusalWords(bench.engine.vault);
  private final OfferDesk desk =
      new OfferDesk(
          bench.engine.submissions,
          bench.engine.deliveries,
          bench.engine.offers,
          words,
          pauses,
          bench.engine.ledger,
          new Aftermath(
              bench.engine.ledger,
              new Completion(
                  bench.engine.deliveries,
                  bench.engine.ledger,
                  bench.engine.agenda,
                  bench.engine.clock)),
          bench.bookings,
          bench.engine.clock);

  OfferDeskTest() {
    bench.dispatch.offered = true;
  }

  @AfterEach
  void close() {
    bench.engine.close();
  }

  @Test
  void aCaseForATargetThatFetchesIsOfferedAndNothingIsSent() {
    assertThat(bench.run()).isEqualTo(Next.done());

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.OFFERED);
    assertThat(bench.attempts()).isEmpty();
    assertThat(bench.sent()).isEmpty();
    assertThat(ready()).singleElement().satisfies(o -> assertThat(o.caseNumber()).startsWith("FB"));
    assertThat(bench.run()).as("a task that comes twice").isEqualTo(Next.done());
    assertThat(kinds()).containsOnlyOnce("DELIVERY_OFFERED");
  }

  @Test
  void aPausedTargetAndItsPolicyDoNotHinderAnOffer() {
    bench.dispatch.paused = java.util.Optional.of(bench.now().plusSeconds(3600));
    bench.run();

    assertThat(ready()).hasSize(1);
    bench.engine.clock.tick(Duration.ofDays(13));
    assertThat(ready()).as("an offer never gets too old").hasSize(1);
  }

  @Test
  void aCaseThatTheTargetMustNotHaveIsNeverOffered() {
    bench.dispatch.inspection =
        d -> {
          throw new Fault(FaultCode.TARGET_OF_OTHER_TENANT, "Of another tenant.");
        };
    bench.run();

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.HELD);
    assertThat(bench.delivery().code()).isEqualTo(FaultCode.TARGET_OF_OTHER_TENANT);
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.HELD);
    assertThat(ready()).isEmpty();
  }

  @Test
  void anOfferWhoseCommitWasNotAnsweredIsMadeOnce() {
    bench.bookings.answerIsLost = true;
    assertThatThrownBy(bench::run).isInstanceOf(TransactionSystemException.class);

    assertThat(bench.run()).isEqualTo(Next.done());
    assertThat(ready()).hasSize(1);
    assertThat(kinds()).containsOnlyOnce("DELIVERY_OFFERED");
  }

  @Test
  void theAcknowledgementEndsTheDeliveryAndLeadsToTheReceipt() {
    Offer offer = leased();
    Instant began = bench.now();
    bench.engine.clock.tick(Duration.ofMinutes(3));

    Delivery done = desk.acknowledge(offer.delivery(), FIRST, "FV-1");

    assertThat(done.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.delivery().reference()).isEqualTo("FV-1");
    assertThat(bench.attempts())
        .extracting(Attempt::number, Attempt::startedAt, Attempt::outcome)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, began, "DELIVERED"));
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
    assertThat(bench.engine.plannedTasks(Task.CONFIRM.label())).isEqualTo(1);
    assertThat(ready()).isEmpty();
    assertThat(kinds()).contains("OFFER_LEASED", "DELIVERY_DELIVERED", "DELIVERED");
  }

  @Test
  void aRepeatedAcknowledgementChangesNothingAndAnotherReferenceIsAConflict() {
    Offer offer = leased();
    bench.bookings.answerIsLost = true;
    assertThatThrownBy(() -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"))
        .isInstanceOf(TransactionSystemException.class);
    List<Entry> evidence = bench.engine.evidence.of(bench.submission);

    Delivery again = desk.acknowledge(offer.delivery(), FIRST, "FV-1");

    assertThat(again).isEqualTo(bench.delivery());
    assertThat(again.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.engine.evidence.of(bench.submission)).isEqualTo(evidence);
    assertThat(bench.attempts()).hasSize(1);
    fails(
        FaultCode.OFFER_SETTLED, () -> desk.acknowledge(offer.delivery(), FIRST, "another number"));
    fails(FaultCode.OFFER_SETTLED, () -> refuse(offer, FIRST));
    assertThat(bench.delivery()).isEqualTo(again);
  }

  @Test
  void twoClientsNeverHoldTheSameLease() throws Exception {
    bench.run();
    Offer offer = offer();
    List<Callable<Boolean>> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clients.add(
          () -> {
            try {
              desk.lease(offer, UUID.randomUUID(), "client", LEASE);
              return true;
            } catch (Fault fault) {
              assertThat(fault.code()).isEqualTo(FaultCode.OFFER_LEASED);
              return false;
            }
          });
    }
    int given = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(clients)) {
        given += answer.get() ? 1 : 0;
      }
    }
    assertThat(given).isEqualTo(1);
    assertThat(ready()).isEmpty();
  }

  @Test
  void aLeaseThatRanOutReturnsTheCaseToTheListAndStillCountsUntilSomebodyElseHasIt() {
    Offer offer = leased();
    bench.engine.clock.tick(LEASE);
    assertThat(ready()).hasSize(1);
    fails(FaultCode.LEASE_LOST, () -> desk.handOut(offer, FIRST, "case", true));

    desk.acknowledge(offer.delivery(), FIRST, null);

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void afterAnotherLeaseTheFirstOneSettlesNothing() {
    Offer offer = leased();
    bench.engine.clock.tick(LEASE);
    desk.lease(offer, SECOND, "client-b", LEASE);

    fails(FaultCode.LEASE_LOST, () -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"));
    fails(FaultCode.LEASE_LOST, () -> refuse(offer, FIRST));
    fails(FaultCode.LEASE_LOST, () -> desk.renew(offer, FIRST, LEASE));
    fails(FaultCode.LEASE_LOST, () -> desk.giveBack(offer, FIRST));
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.OFFERED);

    desk.acknowledge(offer.delivery(), SECOND, "FV-2");
    fails(FaultCode.OFFER_SETTLED, () -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"));
    assertThat(bench.delivery().reference()).isEqualTo("FV-2");
  }

  @Test
  void whileAPersonPausesTheTargetNobodyGetsALease() {
    bench.run();
    pauses.pause("fachverfahren", "admin", "move to a new server");
    fails(FaultCode.TARGET_PAUSED, () -> desk.lease(offer(), FIRST, "client-a", LEASE));
    pauses.resume("fachverfahren");
    assertThat(desk.lease(offer(), FIRST, "client-a", LEASE).id()).isEqualTo(FIRST);
  }

  @Test
  void aLeaseIsRenewedOrGivenBack() {
    Offer offer = leased();
    bench.engine.clock.tick(LEASE.minusSeconds(1));
    desk.renew(offer, FIRST, LEASE);
    bench.engine.clock.tick(Duration.ofSeconds(1));
    assertThat(ready()).isEmpty();
    fails(FaultCode.OFFER_LEASED, () -> desk.lease(offer, SECOND, "client-b", LEASE));

    desk.giveBack(offer, FIRST);

    assertThat(ready()).hasSize(1);
    fails(FaultCode.LEASE_LOST, () -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"));
    assertThat(kinds()).contains("OFFER_RETURNED");
  }

  @Test
  void aRefusalIsHeldWithoutItsWordsAndOfferedAgainAfterTheRelease() {
    Offer offer = leased();
    desk.handOut(offer, FIRST, "case", true);
    bench.engine.clock.tick(Duration.ofSeconds(5));

    refuse(offer, FIRST);
    refuse(offer, FIRST);

    Delivery held = bench.delivery();
    assertThat(held.state()).isEqualTo(DeliveryState.HELD);
    assertThat(held.code()).isEqualTo(FaultCode.TARGET_REFUSED);
    assertThat(held.detail()).contains("INCOMPLETE").doesNotContain("Mustermann");
    assertThat(bench.submission().hold().detail()).doesNotContain("Mustermann");
    assertThat(words.of(bench.submission, held.id())).hasValue("INCOMPLETE: Herr Mustermann fehlt");
    assertThat(bench.engine.jdbc.sql("select offer::text from offer").query(String.class).list())
        .as("what is not encrypted")
        .isNotEmpty()
        .noneMatch(row -> row.contains("Mustermann"));
    assertThat(bench.attempts()).hasSize(1);
    fails(FaultCode.OFFER_SETTLED, () -> desk.acknowledge(held.id(), FIRST, "FV-1"));

    bench.release();
    bench.run();
    assertThat(ready()).as("no lease of before keeps it back").hasSize(1);
    fails(FaultCode.OFFER_SETTLED, () -> refuse(offer, FIRST));
    desk.lease(offer, SECOND, "client-a", LEASE);
    desk.acknowledge(held.id(), SECOND, "FV-1");
    assertThat(bench.delivery().attempts()).isEqualTo(2);
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
  }

  @Test
  void everyFetchIsInTheEvidenceAndItsContinuationIsPartOfIt() {
    Offer offer = leased();
    desk.handOut(offer, FIRST, "case", true);
    desk.handOut(offer, FIRST, "doc-1", true);
    desk.handOut(offer, FIRST, "doc-1", false);
    desk.handOut(offer, FIRST, "doc-1", true);
    desk.handOut(offer, FIRST, "doc-2", false);

    assertThat(bench.engine.evidence.of(bench.submission))
        .filteredOn(entry -> entry.event().kind().equals("OFFER_FETCHED"))
        .extracting(entry -> entry.event().facts().get("item"))
        .containsExactly("case", "doc-1", "doc-1", "doc-2");
  }

  @Test
  void whatAPersonStopsLeavesTheListAndComesBackUnderItsLease() {
    Offer offer = leased();
    bench.engine.act(bench.submission, Act.HOLD);
    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.HELD);
    fails(FaultCode.OFFER_ENDED, () -> desk.handOut(offer, FIRST, "case", true));
    fails(FaultCode.OFFER_ENDED, () -> desk.lease(offer, SECOND, "client-b", LEASE));

    bench.release();
    bench.run();

    assertThat(ready()).as("its lease goes on").isEmpty();
    desk.acknowledge(offer.delivery(), FIRST, "FV-1");
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
  }

  @Test
  void whatTheTargetHasCountsThoughAPersonStoppedIt() {
    Offer offer = leased();
    bench.engine.act(bench.submission, Act.HOLD);

    desk.acknowledge(offer.delivery(), FIRST, "FV-1");

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.HELD);
    bench.release();
    assertThat(bench.submission().state()).isEqualTo(SubmissionState.DELIVERED);
  }

  @Test
  void aCancelledOfferIsGoneAndAnAnswerToItIsOnlyNoted() {
    Offer offer = leased();
    bench.engine.act(bench.submission, Act.CANCEL);
    assertThat(ready()).isEmpty();

    fails(FaultCode.OFFER_ENDED, () -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"));
    fails(FaultCode.OFFER_ENDED, () -> desk.acknowledge(offer.delivery(), FIRST, "FV-1"));

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.CANCELLED);
    assertThat(kinds()).containsOnlyOnce("OFFER_SETTLED_IN_VAIN");
  }

  @Test
  void whatATargetFetchedAndDidNotGiveBackIsNotRejected() {
    Offer offer = leased();
    desk.handOut(offer, FIRST, "case", true);
    bench.engine.clock.tick(LEASE);
    desk.lease(offer, SECOND, "client-b", LEASE);
    desk.giveBack(offer, SECOND);
    bench.engine.act(bench.submission, Act.HOLD);

    assertThat(bench.engine.act(bench.submission, Act.REJECT).detail())
        .contains("may have the case");
  }

  @Test
  void whatATargetRefusedCanBeRejectedAndItsWordsGoWithTheContent() {
    Offer offer = leased();
    desk.handOut(offer, FIRST, "case", true);
    refuse(offer, FIRST);
    assertThat(words.of(bench.submission, offer.delivery())).isPresent();

    assertThat(bench.engine.act(bench.submission, Act.REJECT)).isInstanceOf(Effect.Started.class);

    assertThat(bench.delivery().state()).isEqualTo(DeliveryState.CANCELLED);
    bench.engine.start();
    bench.engine.await(bench.submission, SubmissionState.REJECTED);
    bench.engine.tick(Duration.ofDays(8));
    bench.engine.await(bench.submission, SubmissionState.PURGED);
    assertThat(words.of(bench.submission, offer.delivery())).isEmpty();
  }

  private Offer leased() {
    bench.run();
    Offer offer = offer();
    desk.lease(offer, FIRST, "client-a", LEASE);
    return offer;
  }

  private Offer offer() {
    return bench.engine.offers.of(bench.delivery().id()).orElseThrow();
  }

  private void refuse(Offer offer, UUID lease) {
    desk.refuse(offer.delivery(), lease, RefusalReason.INCOMPLETE, " Herr Mustermann fehlt ");
  }

  private List<Offer> ready() {
    return bench.engine.offers.ready("fachverfahren", 0, 10);
  }

  private List<String> kinds() {
    return bench.engine.evidence.of(bench.submission).stream()
        .map(entry -> entry.event().kind())
        .toList();
  }

  private static void fails(FaultCode code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
