package de.fallbruecke.alarm;

import de.fallbruecke.engine.Backlog;
import de.fallbruecke.platform.FaultCode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Steps come due faster than they are done. Measured by how late the step is that is due longest:
 * steps begin in the order in which they are due, so a queue that is worked off has a small delay
 * however long it is, and one that grows has a growing delay however short it is. Over when the
 * delay is below half of the limit.
 */
record QueueGrows(Backlog backlog, Duration limit) implements Condition {
  private static final String SUBJECT = "queue";

  @Override
  public FaultCode code() {
    return FaultCode.ALARM_QUEUE_GROWS;
  }

  @Override
  public Stream<Finding> findings(Look look) {
    Backlog.Due due = backlog.due();
    Duration watched = Duration.between(look.watchingSince(), look.now());
    Duration delay = due.delay().compareTo(watched) < 0 ? due.delay() : watched;
    Duration least = look.isOpen(code(), SUBJECT) ? limit.dividedBy(2) : limit;
    if (delay.compareTo(least) < 0) {
      return Stream.empty();
    }
    return Stream.of(
        Finding.of(
            code(),
            SUBJECT,
            Severity.WARNING,
            "%d steps are due and not begun, the first since %d minutes. Nothing is lost, all is late; look for a slow or paused target, or give the gateway more threads or another process."
                .formatted(due.count(), delay.toMinutes()),
            Map.of(
                "due", String.valueOf(due.count()),
                "delayMinutes", String.valueOf(delay.toMinutes()))));
  }
}
