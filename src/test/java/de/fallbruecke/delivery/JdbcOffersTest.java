package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of offers, on a real PostgreSQL. */
class JdbcOffersTest {
  private final ManualClock clock = new ManualClock(StoredCase.NOW);
  private final JdbcClient jdbc = JdbcClient.create(Database.migrated().dataSource());
  private final Deliveries deliveries = new JdbcDeliveries(jdbc);
  private final Offers offers = new JdbcOffers(jdbc, clock);

  @Test
  void theListIsReadPageByPageInAStableOrder() {
    List<UUID> five =
        List.of(offer("fv"), offer("fv"), offer("fv"), offer("fv"), offer("fv")).stream()
            .map(Delivery::id)
            .toList();
    offer("other");

    List<Offer> first = offers.ready("fv", 0, 2);
    assertThat(first).extracting(Offer::delivery).containsExactly(five.get(0), five.get(1));
    offers.lease(five.get(2), UUID.randomUUID(), "a", Duration.ofMinutes(1));
    List<Offer> second = offers.ready("fv", first.getLast().sequence(), 2);
    assertThat(second).extracting(Offer::delivery).containsExactly(five.get(3), five.get(4));
    assertThat(offers.ready("fv", second.getLast().sequence(), 2)).isEmpty();
    clock.tick(Duration.ofMinutes(1));
    assertThat(offers.ready("fv", 0, 10))
        .extracting(Offer::delivery)
        .containsExactlyElementsOf(five);
  }

  @Test
  void whatWasFetchedBeforeDoesNotHideWhatIsNew() {
    List<UUID> fetched =
        Stream.of(offer("fv"), offer("fv"), offer("fv")).map(Delivery::id).toList();
    fetched.forEach(id -> offers.lease(id, UUID.randomUUID(), "a", Duration.ofMinutes(1)));
    Delivery fresh = offer("fv");
    clock.tick(Duration.ofMinutes(1));

    assertThat(offers.ready("fv", OfferSelection.all(true), 2))
        .extracting(Offer::delivery)
        .containsExactly(fresh.id());
    assertThat(offers.ready("fv", OfferSelection.all(false), 2))
        .extracting(Offer::delivery)
        .containsExactly(fetched.get(0), fetched.get(1));
  }

  @Test
  void byTimeWhatIsOfferedAgainStandsAtTheEnd() {
    Delivery first = offer("fv");
    clock.tick(Duration.ofMinutes(1));
    Delivery second = offer("fv");
    deliveries.save(first.held(FaultCode.TARGET_REFUSED, "held", clock.instant()));
    clock.tick(Duration.ofMinutes(1));
    Delivery again = deliveries.get(first.id()).released(clock.instant());
    deliveries.save(again);
    Delivery offered = again.offered(clock.instant());
    deliveries.save(offered);
    offers.add(offered, new OfferFacts("landkreis-a", "FB-1", false, 10), null);

    OfferSelection all = OfferSelection.all(false);
    List<Offer> both = offers.ready("fv", all, 10);
    assertThat(both).extracting(Offer::delivery).containsExactly(second.id(), first.id());
    OfferSelection.Place place = OfferSelection.Place.of(both.getFirst());
    assertThat(offers.ready("fv", all.after(place), 10))
        .extracting(Offer::delivery)
        .containsExactly(first.id());
    Instant then = both.getFirst().offeredAt();
    assertThat(offers.ready("fv", all.between(Instant.MIN, then), 10))
        .extracting(Offer::delivery)
        .containsExactly(second.id());
    assertThat(offers.ready("fv", all.between(then.plusMillis(1), Instant.MAX), 10))
        .extracting(Offer::delivery)
        .containsExactly(first.id());
  }

  @Test
  void aTargetSeesItsOwnOffersOnly() {
    Delivery mine = offer("fv");
    assertThat(offers.find("fv", mine.caseId())).isPresent();
    assertThat(offers.find("other", mine.caseId())).isEmpty();
  }

  @Test
  void anOfferHasOneNameTowardsItsTarget() {
    Delivery mine = offer("box");
    assertThat(offers.name(mine.id(), "urn:a")).isEqualTo("urn:a");
    assertThat(offers.name(mine.id(), "urn:b")).isEqualTo("urn:a");
    assertThat(offers.findMessage("box", "urn:a").orElseThrow().delivery()).isEqualTo(mine.id());
    assertThat(offers.findMessage("other", "urn:a")).isEmpty();
  }

  @Test
  void anOfferEndsWithItsDeliveryWhoeverWritesIt() {
    Delivery mine = offer("fv");
    deliveries.save(mine.cancelled(clock.instant()));

    assertThat(offers.of(mine.id()).orElseThrow().endedAt()).isEqualTo(clock.instant());
    assertThat(offers.ready("fv", 0, 10)).isEmpty();
    assertThat(offers.lease(mine.id(), UUID.randomUUID(), "a", Duration.ofMinutes(1))).isEmpty();
    assertThat(offers.waiting()).isEmpty();
  }

  @Test
  void whatWaitsIsCountedByTarget() {
    offer("fv");
    clock.tick(Duration.ofHours(1));
    offer("fv");
    offer("other");

    assertThat(offers.waiting())
        .containsExactly(
            new Offers.Waiting("fv", "landkreis-a", 2, StoredCase.NOW),
            new Offers.Waiting("other", "landkreis-a", 1, clock.instant()));
  }

  private Delivery offer(String target) {
    return TestDeliveries.offered(deliveries, offers, target, clock.instant());
  }
}
