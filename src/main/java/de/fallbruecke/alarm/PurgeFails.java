package de.fallbruecke.alarm;

import de.fallbruecke.engine.Backlog;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** Content outlives its date: its destruction fails or is overdue. */
record PurgeFails(Backlog backlog, Duration late) implements Condition {
  private static final int FAILURES = 3;

  /** After a standstill of days what became due meanwhile is destroyed first. */
  private static final Duration CATCHING_UP = Duration.ofHours(1);

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_PURGE_FAILS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    Backlog.Unpurged unpurged = backlog.unpurged(late, FAILURES);
    boolean catchingUp =
        Duration.between(look.watchingSince(), look.now()).compareTo(CATCHING_UP) < 0;
    if (unpurged.failing() == 0 && (unpurged.late() == 0 || catchingUp)) {
      return Stream.empty();
    }
    return Stream.of(
        Finding.of(
            code(),
            "purge",
            Severity.WARNING,
            "The content of %d closed submissions is overdue for destruction by more than %d hours, %d purges fail. It stays encrypted; an optional delivery that is still open also keeps content."
                .formatted(unpurged.late(), late.toHours(), unpurged.failing()),
            Map.of(
                "late", String.valueOf(unpurged.late()),
                "failing", String.valueOf(unpurged.failing()))));
  }
}
