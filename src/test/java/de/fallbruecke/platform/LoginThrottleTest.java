package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private final ManualClock clock = ManualClock.standing();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  @Test
  void theSixthTryWaitsAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.mayTry("admin", "10.0.0.1")).isTrue();
    }
    assertThat(throttle.mayTry("admin", "10.0.0.1")).isFalse();
    assertThat(throttle.mayTry(" ADMIN", "10.0.0.1")).isFalse();
    assertThat(throttle.mayTry("admin", "10.0.0.2")).isTrue();
    clock.tick(LoginThrottle.PAUSE.minusSeconds(1));
    assertThat(throttle.mayTry("admin", "10.0.0.1")).isFalse();
    clock.tick(LoginThrottle.PAUSE);
    assertThat(throttle.mayTry("admin", "10.0.0.1")).isTrue();
  }

  @Test
  void successForgetsWhatWasBefore() {
    for (int i = 0; i < 20; i++) {
      assertThat(throttle.mayTry("admin", "10.0.0.1")).isTrue();
      throttle.succeeded("admin", "10.0.0.1");
    }
  }

  @Test
  void inventedNamesDoNotFillTheMemory() {
    for (int i = 0; i < 30_000; i++) {
      throttle.mayTry("x".repeat(1000) + i, "10.0.0." + i);
    }
    assertThat(throttle.remembered()).isEqualTo(10_000);
  }
}
