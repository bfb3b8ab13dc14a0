package de.fallbruecke.alarm;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the open alarms of one code in line with what was found. A change and its notice are
 * committed together; the log has it afterwards.
 */
final class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final PostgresAlarms alarms;
  private final Outbox outbox;
  private final IdSource ids;
  private final TransactionTemplate transaction;

  Settlement(PostgresAlarms alarms, Outbox outbox, IdSource ids, TransactionTemplate transaction) {
    this.alarms = alarms;
    this.outbox = outbox;
    this.ids = ids;
    this.transaction = transaction;
  }

  /** Returns whether there was anything to tell. */
  boolean settle(FaultCode code, List<Finding> findings, Look look) {
    List<Notice> notices =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  List<Notice> changes = changes(code, findings, look);
                  outbox.add(changes);
                  return changes;
                }));
    notices.forEach(Settlement::log);
    return !notices.isEmpty();
  }

  private List<Notice> changes(FaultCode code, List<Finding> findings, Look look) {
    List<Notice> changes = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Finding finding : findings) {
      found.add(finding.cause());
      Alarm open = look.open().get(finding.cause());
      if (open == null) {
        Alarm raised = Alarm.raised(ids.next(), finding, look.now());
        if (alarms.raise(raised)) {
          changes.add(new Notice(Notice.Kind.RAISED, look.now(), raised));
        }
      } else {
        Alarm seen = open.seen(finding, look.now());
        if (alarms.see(seen, open.level()) && seen.level() > open.level()) {
          changes.add(new Notice(Notice.Kind.WORSE, look.now(), seen));
        }
      }
    }
    for (Alarm open : look.open().values()) {
      if (open.code() == code
          && !found.contains(open.cause())
          && alarms.clear(open.id(), look.now())) {
        changes.add(new Notice(Notice.Kind.OVER, look.now(), open));
      }
    }
    return changes;
  }

  private static void log(Notice notice) {
    Alarm alarm = notice.alarm();
    switch (notice.kind()) {
      case RAISED, WORSE -> {
        if (alarm.severity() == Severity.CRITICAL) {
          LOG.error("{} Alarm {}: {}", alarm.code(), notice.kind(), alarm.detail());
        } else {
          LOG.warn("{} Alarm {}: {}", alarm.code(), notice.kind(), alarm.detail());
        }
      }
      case OVER ->
          LOG.info(
              "{} Alarm OVER after {} min: {}",
              alarm.code(),
              minutes(alarm.raisedAt(), notice.at()),
              alarm.cause());
    }
  }

  private static long minutes(Instant from, Instant until) {
    return Duration.between(from, until).toMinutes();
  }
}
