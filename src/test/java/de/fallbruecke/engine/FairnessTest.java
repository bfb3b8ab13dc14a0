package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One tenant among fifty makes noise: a large backlog for a slow target. It measures, so nothing
 * else of ours runs beside it.
 */
@Tag("alone")
class FairnessTest {
  private static final int NOISE = 300;

  /** Something else on the machine can only make it worse: one good measurement of eight counts. */
  private static final int MEASUREMENTS = 8;

  @Test
  void theTimeToDeliveryOfTheOthersAtMostDoubles() {
    double best = Double.MAX_VALUE;
    for (int n = 0; n < MEASUREMENTS && best > 2; n++) {
      best = Math.min(best, besideNoiseComparedWithAlone());
    }

    assertThat(best).isLessThanOrEqualTo(2);
  }

  private static double besideNoiseComparedWithAlone() {
    try (TenantsBench bench = new TenantsBench(50)) {
      bench.quietLoad("warming", 1);
      Duration alone = bench.p99(bench.quietLoad("alone", 2));
      bench.noise(NOISE);
      Duration besideNoise = bench.p99(bench.quietLoad("beside", 2));
      assertThat(bench.noiseStillWaiting())
          .as("the noise lasts longer than the measurement")
          .isPositive();
      double ratio = (double) besideNoise.toMillis() / alone.toMillis();
      System.out.printf("p99 alone %s, beside noise %s, ratio %.2f%n", alone, besideNoise, ratio);
      return ratio;
    }
  }
}
