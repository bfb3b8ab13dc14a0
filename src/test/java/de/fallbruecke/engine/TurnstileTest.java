package de.fallbruecke.engine;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.engine.Turnstile.Limit;
import de.fallbruecke.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may run now, and when the others come back. */
class TurnstileTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private final ManualClock clock = new ManualClock(START);
  private final Turnstile turnstile = new Turnstile(clock);

  @Test
  void onlySoManyEnterAndAPlaceThatBecomesFreeIsGivenAgain() {
    Turnstile.Pass first = pass(noisy());
    pass(noisy());

    assertThat(turnstile.enter(noisy())).isInstanceOf(Turnstile.Later.class);

    first.close();
    pass(noisy());
  }

  @Test
  void anotherLaneIsNotConcerned() {
    pass(noisy());
    pass(noisy());

    pass(List.of(new Limit("tenant quiet", 2)));
  }

  @Test
  void whoWaitsForOneLaneTakesNoPlaceInTheOther() {
    Limit target = new Limit("target slow", 1);
    Limit tenant = new Limit("tenant other", 1);
    pass(List.of(target));

    assertThat(turnstile.enter(List.of(tenant, target))).isInstanceOf(Turnstile.Later.class);

    pass(List.of(tenant));
  }

  @Test
  void thoseWhoWaitComeBackOneAfterTheOtherAtThePaceOfTheLane() {
    slowSteps(Duration.ofSeconds(2));
    pass(noisy());
    pass(noisy());

    List<Instant> turns = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      turns.add(later());
    }

    assertThat(turns).isSorted().doesNotHaveDuplicates();
    assertThat(Duration.between(turns.get(0), turns.get(9)))
        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(12));
  }

  @Test
  void nobodyIsSentAwayForLongerThanTwoMinutes() {
    slowSteps(Duration.ofMinutes(5));
    pass(noisy());
    pass(noisy());

    Instant last = START;
    for (int i = 0; i < 1000; i++) {
      last = later();
    }

    assertThat(last).isEqualTo(clock.instant().plusSeconds(120));
  }

  private void slowSteps(Duration each) {
    for (int i = 0; i < 20; i++) {
      Turnstile.Pass pass = pass(noisy());
      clock.tick(each);
      pass.close();
    }
  }

  private Instant later() {
    return ((Turnstile.Later) turnstile.enter(noisy())).at();
  }

  private Turnstile.Pass pass(List<Limit> limits) {
    Turnstile.Entry entry = turnstile.enter(limits);
    assertThat(entry).isInstanceOf(Turnstile.Pass.class);
    return (Turnstile.Pass) entry;
  }

  private static List<Limit> noisy() {
    return List.of(new Limit("tenant noisy", 2));
  }
}
