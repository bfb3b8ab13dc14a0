package de.fallbruecke.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.testkit.CapturedLog;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes with one database and a target that comes and goes. */
class GateTest {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final JdbcClient JDBC = JdbcClient.create(Database.migrated().dataSource());
  private static final Outcome TAKEN = new Outcome.Delivered(null);
  private static final Outcome DOWN = new Outcome.NotYet(FaultCode.TARGET_UNREACHABLE, "off", null);

  private final ManualClock clock = ManualClock.standing();
  private final ConfiguredTarget target = TestTargets.configured(new BreakerPolicy(3, PAUSE));
  private final ConfiguredTargets targets = new ConfiguredTargets(List.of(target));
  private final JdbcTargetPauses pauses = new JdbcTargetPauses(JDBC, targets, clock);
  private final Gate here = new Gate(pauses, clock, () -> 0);
  private final Gate there = new Gate(pauses, clock, () -> 0);

  private final CapturedLog log = CapturedLog.of("de.fallbruecke.delivery", Level.INFO);

  @AfterEach
  void closeLog() {
    log.close();
  }

  @BeforeEach
  void noPauses() {
    JDBC.sql("delete from target_pause").update();
  }

  @Test
  void failuresInARowPauseTheTargetForAllProcessesAndItSaysSoOnce() {
    fail(here, 3);

    assertThat(here.closedUntil(target)).contains(clock.instant().plus(PAUSE));
    assertThat(there.closedUntil(target)).contains(clock.instant().plus(PAUSE));
    assertThat(pauses.all())
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.target()).isEqualTo("fv");
              assertThat(pause.pausedAt()).isEqualTo(clock.instant());
              assertThat(pause.code()).isEqualTo(FaultCode.TARGET_UNREACHABLE);
              assertThat(pause.by()).isNull();
              assertThat(pause.detail()).contains("3 times in a row", "FB-DEL-002");
            });
    fail(there, 3);
    assertThat(log.text().split("FB-DEL-019", -1)).hasSize(2);
  }

  @Test
  void everyAttemptOfADeliveryCounts() {
    StoredCase stored = new StoredCase();
    AtomicReference<Outcome> outcome = new AtomicReference<>(DOWN);
    Dispatch dispatch =
        new TargetDispatch(
            targets,
            stored.packing(StoredCase.VAULT),
            here,
            new Connectors(target -> parcel -> outcome.get()));
    Delivery delivery = stored.delivery("fv");
    for (int i = 0; i < 3; i++) {
      assertThat(dispatch.pausedUntil(delivery)).isEmpty();
      dispatch.send(delivery);
    }
    assertThat(dispatch.pausedUntil(delivery)).contains(clock.instant().plus(PAUSE));

    clock.tick(PAUSE);
    outcome.set(TAKEN);
    assertThat(dispatch.pausedUntil(delivery)).isEmpty();
    dispatch.send(delivery);

    assertThat(pauses.all()).isEmpty();
  }

  @Test
  void aSuccessInBetweenBeginsTheCountAnew() {
    fail(here, 2);
    here.ended(target, TAKEN);
    fail(here, 2);

    assertThat(here.closedUntil(target)).isEmpty();
  }

  @Test
  void afterThePauseOneDeliveryOfAllProcessesTries() {
    fail(here, 3);
    clock.tick(PAUSE);

    assertThat(there.closedUntil(target)).isEmpty();
    assertThat(here.closedUntil(target)).contains(clock.instant().plus(PAUSE));
    assertThat(there.closedUntil(target)).contains(clock.instant().plus(PAUSE));
  }

  @Test
  void aTryThatSucceedsLetsAllGoOnAndSaysSoOnce() {
    fail(here, 3);
    clock.tick(PAUSE);
    there.closedUntil(target);

    there.ended(target, TAKEN);

    assertThat(pauses.all()).isEmpty();
    assertThat(here.closedUntil(target)).isEmpty();
    assertThat(there.closedUntil(target)).isEmpty();
    assertThat(log.text().split("its deliveries go on", -1)).hasSize(2);
    fail(here, 2);
    assertThat(here.closedUntil(target)).as("the count begins anew here too").isEmpty();
  }

  @Test
  void aTryThatFailsProlongsThePauseSilently() {
    fail(here, 3);
    clock.tick(PAUSE);
    there.closedUntil(target);
    clock.tick(Duration.ofSeconds(20));

    there.ended(target, DOWN);

    assertThat(here.closedUntil(target)).contains(clock.instant().plus(PAUSE));
    assertThat(pauses.of("fv"))
        .hasValueSatisfying(p -> assertThat(p.pausedAt()).isBefore(p.until()));
    assertThat(log.text().split("FB-DEL-019", -1)).hasSize(2);
  }

  @Test
  void aTryThatFailedForOurOwnReasonsLeavesItToTheNext() {
    fail(here, 3);
    clock.tick(PAUSE);
    here.closedUntil(target);
    here.ended(target, new Outcome.Hindered(FaultCode.DELIVERY_HINDERED, ""));

    assertThat(here.closedUntil(target)).isPresent();
    clock.tick(PAUSE);
    assertThat(here.closedUntil(target)).isEmpty();
    here.ended(target, TAKEN);
    assertThat(pauses.all()).isEmpty();
  }

  @Test
  void aLongerWishOfTheTargetIsKept() {
    Outcome busy = new Outcome.NotYet(FaultCode.TARGET_BUSY, "", Duration.ofMinutes(10));
    for (int i = 0; i < 3; i++) {
      here.ended(target, busy);
    }

    assertThat(there.closedUntil(target)).contains(clock.instant().plus(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TARGET_REFUSED",
        "TARGET_CONFLICT",
        "TARGET_UNAUTHORISED",
        "TARGET_OF_OTHER_TENANT",
        "TARGET_SECRET_UNREADABLE",
        "TARGET_ADDRESS_FORBIDDEN"
      })
  void aRefusalOfOneCaseAndAFaultOfOursNeverPauseATarget(FaultCode code) {
    for (int i = 0; i < 10; i++) {
      here.ended(target, new Outcome.Refused(code, ""));
    }

    assertThat(here.closedUntil(target)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TARGET_UNREACHABLE",
        "TARGET_BUSY",
        "TARGET_OUTCOME_UNKNOWN",
        "TARGET_NOT_WRITABLE",
        "TARGET_DIRECTORY_MISSING"
      })
  void aTargetThatFailsAsAWholeIsPausedWhateverTheWay(FaultCode code) {
    for (int i = 0; i < 3; i++) {
      here.ended(
          target,
          switch (code) {
            case TARGET_OUTCOME_UNKNOWN -> new Outcome.Unclear(code, "");
            case TARGET_DIRECTORY_MISSING -> new Outcome.Refused(code, "");
            default -> new Outcome.NotYet(code, "", null);
          });
    }

    assertThat(here.closedUntil(target)).isPresent();
  }

  @Test
  void requestsThatBreakOffBecauseWeStopPauseNothing() {
    Thread.currentThread().interrupt();
    try {
      fail(here, 3);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(here.closedUntil(target)).isEmpty();
  }

  @Test
  void aPersonsPauseLastsUntilAPersonEndsIt() {
    pauses.pause("fv", "anna", "Wartung am Wochenende");
    fail(here, 3);
    clock.tick(Duration.ofDays(3));
    there.ended(target, TAKEN);

    assertThat(here.closedUntil(target)).contains(clock.instant().plus(Duration.ofMinutes(1)));
    assertThat(pauses.of("fv"))
        .hasValueSatisfying(
            pause -> {
              assertThat(pause.by()).isEqualTo("anna");
              assertThat(pause.until()).isNull();
              assertThat(pause.detail()).isEqualTo("Wartung am Wochenende");
            });

    assertThat(pauses.resume("fv")).isTrue();
    assertThat(here.closedUntil(target)).isEmpty();
    assertThat(pauses.resume("fv")).isFalse();
  }

  @Test
  void aPersonMayEndAPauseByFailures() {
    fail(here, 3);

    pauses.resume("fv");

    assertThat(here.closedUntil(target)).isEmpty();
    fail(here, 2);
    assertThat(here.closedUntil(target)).isEmpty();
  }

  @Test
  void onlyAConfiguredTargetCanBePaused() {
    assertThatThrownBy(() -> pauses.pause("nobody", "anna", "x"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.TARGET_UNKNOWN));
  }

  @Test
  void theMetricShowsWhatIsPaused() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    new PauseGauges(targets, pauses, clock).bindTo(meters);
    var gauge = meters.get("fallbruecke.target.paused").tag("target", "fv").gauge();
    assertThat(gauge.value()).isZero();

    fail(here, 3);
    clock.tick(Duration.ofSeconds(6));

    assertThat(gauge.value()).isEqualTo(1);
  }

  private void fail(Gate gate, int times) {
    for (int i = 0; i < times; i++) {
      gate.ended(target, DOWN);
    }
  }
}
