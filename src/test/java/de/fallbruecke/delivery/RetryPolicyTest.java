package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "0, PT10S",
    "1, PT10S",
    "2, PT20S",
    "3, PT40S",
    "8, PT21M20S",
    "9, PT30M",
    "1000000, PT30M"
  })
  void thePauseDoublesWithEveryFailureUpToTheLongest(int failures, Duration pause) {
    assertThat(POLICY.pause(failures, 0)).isEqualTo(pause);
  }

  @Test
  void jitterOnlyMakesAPauseLongerByItsShare() {
    RetryPolicy half =
        new RetryPolicy(true, POLICY.first(), POLICY.longest(), 0.5, 40, POLICY.age());

    assertThat(POLICY.pause(1, 1)).isEqualTo(Duration.ofSeconds(12));
    assertThat(half.pause(1, 1)).isEqualTo(Duration.ofSeconds(15));
    assertThat(half.pause(1, 0.5)).isEqualTo(Duration.ofMillis(12_500));
  }

  @Test
  void theStandardLeavesHalfOfThePortalsTimeToAPerson() {
    assertThat(POLICY.age()).isEqualTo(Duration.ofDays(7));
    Duration all = Duration.ZERO;
    for (int failure = 1; failure < POLICY.attempts(); failure++) {
      all = all.plus(POLICY.pause(failure, 0));
    }
    assertThat(all).isBetween(Duration.ofHours(16), Duration.ofHours(18));
  }
}
