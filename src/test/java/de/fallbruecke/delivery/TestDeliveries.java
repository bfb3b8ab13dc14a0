package de.fallbruecke.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives other packages' tests the real repository. */
public final class TestDeliveries {
  private TestDeliveries() {}

  public static Deliveries postgres(JdbcClient jdbc) {
    return new JdbcDeliveries(jdbc);
  }

  public static Offers offers(JdbcClient jdbc, Clock clock) {
    return new JdbcOffers(jdbc, clock);
  }

  /** Pauses of a target that fetches. */
  public static TargetPauses pauses(JdbcClient jdbc, String target, Clock clock) {
    return new JdbcTargetPauses(
        jdbc,
        new ConfiguredTargets(
            List.of(
                new ConfiguredTarget(
                    new Target(
                        target,
                        "landkreis-a",
                        target,
                        TargetType.PULL,
                        TargetFormat.CASE_XML,
                        true,
                        true),
                    RetryPolicy.DEFAULT,
                    BreakerPolicy.DEFAULT,
                    Set.of(),
                    new Endpoint.Offered() {},
                    List.of(),
                    List.of(),
                    false))),
        clock);
  }

  /** A delivery of its own submission that its target may fetch. */
  public static Delivery offered(Deliveries deliveries, Offers offers, String target, Instant now) {
    Delivery pending =
        deliveries.add(
            Delivery.pending(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), target, true, now));
    Delivery offered = pending.offered(now);
    deliveries.save(offered);
    offers.add(offered, new OfferFacts("landkreis-a", "FB-1", false, 10), "urn:service");
    return offered;
  }
}
