package de.fallbruecke.alarm;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.engine.ChoreBell;
import de.fallbruecke.platform.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges all conditions again and again, in one process at a time. A condition that cannot be
 * judged says nothing: neither is an alarm raised nor is one taken back.
 */
final class Evaluation implements Chore {
  private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

  /** Far longer than the pause between two evaluations and than a takeover. */
  static final Duration LONGEST_BREAK = Duration.ofMinutes(5);

  private static final Duration KEEP = Duration.ofDays(90);

  private final List<Condition> conditions;
  private final PostgresAlarms alarms;
  private final Settlement settlement;
  private final ChoreBell bell;
  private final Duration interval;
  private final Clock clock;

  Evaluation(
      List<Condition> conditions,
      PostgresAlarms alarms,
      Settlement settlement,
      ChoreBell bell,
      Duration interval,
      Clock clock) {
    this.conditions = conditions;
    this.alarms = alarms;
    this.settlement = settlement;
    this.bell = bell;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "alarms";
  }

  @Override
  public Instant run() {
    Instant now = clock.instant();
    Look look =
        new Look(
            now,
            alarms.watch(now, LONGEST_BREAK),
            alarms.open().stream().collect(Collectors.toMap(Alarm::cause, Function.identity())));
    boolean toTell = false;
    for (Condition condition : conditions) {
      toTell |= judge(condition, look);
    }
    alarms.forget(now.minus(KEEP));
    if (toTell) {
      bell.ring(Mailing.NAME);
    }
    return now.plus(interval);
  }

  private boolean judge(Condition condition, Look look) {
    List<Finding> findings;
    try {
      findings = condition.findings(look).toList();
    } catch (RuntimeException failed) {
      LOG.warn(
          "Whether there is an alarm {} cannot be said now; it is judged again in {} s: {}",
          condition.code(),
          interval.toSeconds(),
          Traces.withoutMessages(failed));
      return false;
    }
    return settlement.settle(condition.code(), findings, look);
  }
}
