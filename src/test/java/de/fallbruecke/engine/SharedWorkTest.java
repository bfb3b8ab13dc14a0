package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Three processes on one database share pick-ups and work. */
class SharedWorkTest {
  @Test
  void eachDestinationIsListedByOneAtATimeAndTheWorkIsSpread() {
    try (TenantsBench bench = new TenantsBench(30, 3, Duration.ofMillis(500))) {
      bench.p99(bench.quietLoad("shared", 2));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> bench.listingsByNode().stream().mapToInt(n -> n).sum() >= 300);

      assertThat(bench.listedTwiceAtOnce()).isFalse();
      assertEven(bench.listingsByNode());
      assertEven(bench.deliveriesByNode());
    }
  }

  /** Everybody has at least half of an equal share. */
  private static void assertEven(java.util.List<Integer> byNode) {
    int all = byNode.stream().mapToInt(n -> n).sum();
    assertThat(byNode)
        .as("of %d", all)
        .hasSize(3)
        .allSatisfy(n -> assertThat(n).isGreaterThan(all / 6));
  }
}
