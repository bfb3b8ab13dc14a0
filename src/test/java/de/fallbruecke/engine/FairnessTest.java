package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One tenant among fifty makes noise: a large backlog for a slow target. */
class FairnessTest {
  private static final int NOISE = 300;

  @Test
  void theTimeToDeliveryOfTheOthersAtMostDoubles() {
    Duration alone;
    Duration besideNoise;
    try (TenantsBench bench = new TenantsBench(50)) {
      bench.quietLoad("warming", 1);
      alone = bench.p99(bench.quietLoad("alone", 2));
      bench.noise(NOISE);
      besideNoise = bench.p99(bench.quietLoad("beside", 2));

      assertThat(bench.noiseStillWaiting())
          .as("the noise lasts longer than the measurement")
          .isPositive();
    }

    System.out.printf("p99 alone %s, beside noise %s%n", alone, besideNoise);
    assertThat(besideNoise).isLessThanOrEqualTo(alone.multipliedBy(2));
  }
}
