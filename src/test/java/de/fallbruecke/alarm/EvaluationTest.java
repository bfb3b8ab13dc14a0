package de.fallbruecke.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alarm is told once, gets worse once per level, and is taken back once. */
class EvaluationTest {
  private static final FaultCode CODE = FaultCode.ALARM_QUEUE_GROWS;

  private final AlarmBench bench = new AlarmBench();
  private final Written condition = new Written();
  private final Evaluation evaluation = bench.judging(condition);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anAlarmIsRaisedOnceStaysSilentGetsWorseOnceAndIsTakenBackOnce() {
    evaluation.run();
    assertThat(bench.logged()).isEmpty();

    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-004 WARNING");
    assertThat(bench.logged()).containsExactly("WARN FB-ALM-004 Alarm RAISED: a is late");
    assertThat(bench.rung).containsExactly(Mailing.NAME);

    bench.pass(evaluation, Duration.ofHours(1));
    assertThat(bench.told()).isEmpty();
    assertThat(bench.logged()).isEmpty();
    assertThat(bench.alarms.open())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.lastSeen()).isEqualTo(bench.clock.instant());
              assertThat(alarm.facts()).isEqualTo(Map.of("due", "1"));
            });

    condition.found = List.of(finding("a", 2, Severity.CRITICAL));
    evaluation.run();
    evaluation.run();
    assertThat(bench.told()).containsExactly("WORSE FB-ALM-004 CRITICAL");
    assertThat(bench.logged()).containsExactly("ERROR FB-ALM-004 Alarm WORSE: a is late");

    condition.found = List.of();
    evaluation.run();
    evaluation.run();
    assertThat(bench.told()).containsExactly("OVER FB-ALM-004 CRITICAL");
    assertThat(bench.logged())
        .containsExactly("INFO FB-ALM-004 Alarm OVER after 60 min: FB-ALM-004/a");
    assertThat(bench.alarms.open()).isEmpty();
    assertThat(bench.alarms.cleared(9)).hasSize(1);
  }

  @Test
  void whatGetsBetterIsNotToldAndWhatGetsWorseAgainIs() {
    condition.found = List.of(finding("a", 2, Severity.CRITICAL));
    evaluation.run();
    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();
    assertThat(bench.told()).containsExactly("RAISED FB-ALM-004 CRITICAL");
    assertThat(bench.alarms.open()).extracting(Alarm::severity).containsExactly(Severity.WARNING);

    condition.found = List.of(finding("a", 2, Severity.CRITICAL));
    evaluation.run();
    assertThat(bench.told()).containsExactly("WORSE FB-ALM-004 CRITICAL");
  }

  @Test
  void theSameCauseLaterIsANewAlarm() {
    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();
    condition.found = List.of();
    evaluation.run();
    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();

    assertThat(bench.told())
        .containsExactly(
            "RAISED FB-ALM-004 WARNING", "OVER FB-ALM-004 WARNING", "RAISED FB-ALM-004 WARNING");
    assertThat(bench.alarms.open()).hasSize(1);
    assertThat(bench.alarms.cleared(9)).hasSize(1);
  }

  @Test
  void twoProcessesThatJudgeAtTheSameMomentRaiseOneAlarmAndTakeItBackOnce() throws Exception {
    condition.found = List.of(finding("a", 1, Severity.WARNING), finding("b", 1, Severity.WARNING));
    CyclicBarrier together = new CyclicBarrier(2);
    Condition meeting =
        new Written() {
          @Override
          public Stream<Finding> findings(Look look) {
            // both have read that nothing is open
            meet(together);
            return condition.findings(look);
          }
        };
    inTwoProcesses(meeting);
    assertThat(bench.told()).containsOnly("RAISED FB-ALM-004 WARNING").hasSize(2);
    assertThat(bench.logged()).hasSize(2);

    condition.found = List.of();
    inTwoProcesses(meeting);
    assertThat(bench.told()).containsOnly("OVER FB-ALM-004 WARNING").hasSize(2);
  }

  @Test
  void aConditionThatCannotBeJudgedChangesNothingAndStopsNoOther() {
    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();
    bench.told();

    Condition broken =
        new Written() {
          @Override
          public Stream<Finding> findings(Look look) {
            throw new IllegalStateException("not now");
          }
        };
    Condition healthy =
        new Condition() {
          @Override
          public FaultCode code() {
            return FaultCode.ALARM_PURGE_FAILS;
          }

          @Override
          public Stream<Finding> findings(Look look) {
            return Stream.of(
                Finding.of(code(), "purge", Severity.WARNING, "purges fail", Map.of()));
          }
        };
    bench.judging(broken, healthy).run();

    assertThat(bench.told()).containsExactly("RAISED FB-ALM-005 WARNING");
    assertThat(bench.alarms.open()).hasSize(2);
  }

  @Test
  void whatWasOverForNinetyDaysIsForgotten() {
    condition.found = List.of(finding("a", 1, Severity.WARNING));
    evaluation.run();
    condition.found = List.of();
    evaluation.run();
    bench.clock.tick(Duration.ofDays(90));
    evaluation.run();
    assertThat(bench.alarms.cleared(9)).hasSize(1);

    bench.clock.tick(Duration.ofSeconds(1));
    evaluation.run();
    assertThat(bench.alarms.cleared(9)).isEmpty();
  }

  private void inTwoProcesses(Condition each) throws Exception {
    Callable<Instant> one = bench.judging(each)::run;
    Callable<Instant> other = bench.judging(each)::run;
    try (var processes = Executors.newFixedThreadPool(2)) {
      for (var end : processes.invokeAll(List.of(one, other))) {
        end.get();
      }
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Finding finding(String subject, int level, Severity severity) {
    return new Finding(
        CODE, subject, null, null, severity, level, subject + " is late", Map.of("due", "1"));
  }

  /** Finds what the test writes. */
  private static class Written implements Condition {
    volatile List<Finding> found = List.of();

    @Override
    public FaultCode code() {
      return CODE;
    }

    @Override
    public Stream<Finding> findings(Look look) {
      return found.stream();
    }
  }
}
