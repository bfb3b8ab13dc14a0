package de.fallbruecke.xta.reader;

import de.fallbruecke.engine.Chore;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.account.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the reports that were still open when we closed a message, until they say something final
 * or a week has gone by. They change nothing: the case was delivered before.
 */
final class ReportChore implements Chore {
  private static final Logger LOG = LoggerFactory.getLogger(ReportChore.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofHours(1);
  private static final Duration GIVE_UP = Duration.ofDays(7);
  private static final int BATCH = 20;

  private final Closings closings;
  private final XtaBoxes boxes;
  private final Destinations destinations;
  private final EvidenceLog evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReportChore(
      Closings closings,
      XtaBoxes boxes,
      Destinations destinations,
      EvidenceLog evidence,
      TransactionTemplate transaction,
      Clock clock) {
    this.closings = closings;
    this.boxes = boxes;
    this.destinations = destinations;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "xta-transport-reports";
  }

  @Override
  public Instant run() {
    List<Closings.Open> due = closings.due(BATCH);
    due.forEach(this::look);
    return due.size() == BATCH ? clock.instant() : clock.instant().plus(PAUSE);
  }

  private void look(Closings.Open open) {
    Instant now = clock.instant();
    @Nullable Instant again =
        now.isAfter(open.begunAt().plus(GIVE_UP)) ? null : now.plus(LOOK_AGAIN);
    try {
      Optional<TransportReport> report =
          Reports.read(boxes.get(destinations.get(open.destination())).client(), open.messageId());
      boolean settled = report.isEmpty() || report.get().status() != TransportReport.Status.OPEN;
      transaction.executeWithoutResult(
          status -> {
            if (settled && report.isPresent()) {
              evidence.append(open.submission(), Reports.event(open.messageId(), report.get()));
            }
            closings.lookAgain(open.submission(), settled ? null : again);
          });
    } catch (Fault trouble) {
      LOG.warn("Report of submission {} not read: {}", open.submission(), trouble.getMessage());
      closings.lookAgain(open.submission(), again);
    }
  }
}
