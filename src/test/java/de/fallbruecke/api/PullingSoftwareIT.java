package de.fallbruecke.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.api.ReadyCases.Doc;
import de.fallbruecke.api.ReadyCases.Ready;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.delivery.Offer;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.simulator.pull.PullingSoftware;
import de.fallbruecke.simulator.sink.Ledger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample specialist software, written from the reference, fetches what there is. */
class PullingSoftwareIT {
  private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

  private final TestApi api = TestApi.shared();
  private final Deliveries deliveries = api.context.getBean(Deliveries.class);

  @Test
  void itTakesEachCaseOnceThoughAClientBeforeItDiedWithALease(@TempDir Path directory) {
    Ready fresh = api.cases.offer("soziales", "fv-b", new Doc("../a.pdf", PDF));
    Ready abandoned = api.cases.offer("soziales", "fv-b");
    api.context
        .getBean(Offers.class)
        .lease(abandoned.delivery(), UUID.randomUUID(), "fv-b", Duration.ofMinutes(15));
    try (Ledger ledger = Ledger.open(directory.resolve("ledger.jsonl"), Clock.systemUTC());
        PullingSoftware software =
            new PullingSoftware(
                api.plain(),
                api.address,
                "fv-b",
                TestApi.SECRET_B,
                ledger,
                Duration.ofMillis(50))) {
      awaitDelivered(fresh);
      assertThat(deliveries.get(abandoned.delivery()).state()).isEqualTo(DeliveryState.OFFERED);
      api.clock().tick(Duration.ofMinutes(15));
      api.forgetTokens();
      awaitDelivered(abandoned);

      assertThat(ledger.cases())
          .anySatisfy(
              line -> {
                assertThat(line.key()).isEqualTo(fresh.id().toString());
                assertThat(line.way()).isEqualTo("pull");
                assertThat(line.reference())
                    .isEqualTo(deliveries.get(fresh.delivery()).reference());
                assertThat(line.contents().getFirst().sha512()).isEqualTo(Sha512.hex(PDF));
              });
      assertThat(ledger.lines()).hasSameSizeAs(ledger.cases());
      Offer offer = api.context.getBean(Offers.class).of(abandoned.delivery()).orElseThrow();
      assertThat(offer.timesLeased()).isEqualTo(2);
      assertThat(software).isNotNull();
    }
  }

  private void awaitDelivered(Ready ready) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              Delivery delivery = deliveries.get(ready.delivery());
              return delivery.state() == DeliveryState.DELIVERED;
            });
  }
}
