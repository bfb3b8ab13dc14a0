package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaOutage;
import de.fallbruecke.xta.account.Reports;
import de.fallbruecke.xta.account.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges with {@code close}, which alone lets the sender's transport report say that the
 * message was received. What the report says is read before, so that a lost answer is no second
 * receipt.
 */
final class Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final Closings closings;
  private final Clock clock;

  Receipts(Closings closings, Clock clock) {
    this.closings = closings;
    this.clock = clock;
  }

  Receipt accept(Submission submission, XtaBox box) {
    String id = submission.externalId();
    boolean ours = closings.begun(submission);
    Optional<TransportReport> before = Reports.read(box.client(), id);
    if (before.isPresent() && Reports.received(before.get())) {
      return posted(submission, true, before.get());
    }
    if (!isThere(submission, box)) {
      return gone(id, ours, before);
    }
    closings.begin(submission);
    try {
      box.client().close(id, null);
    } catch (XtaFault refused) {
      if (refused.number() != XtaError.MESSAGE_UNKNOWN.number()) {
        throw Trouble.fault("Closing of submission " + submission.id(), refused);
      }
      return gone(id, ours, before);
    } catch (XtaOutage outage) {
      throw Trouble.fault("Closing of submission " + submission.id(), outage);
    }
    return closed(submission, box);
  }

  private static boolean isThere(Submission submission, XtaBox box) {
    return Trouble.in(
        "Closing of submission " + submission.id(),
        () ->
            box.client().list(BoxQuery.one(submission.externalId())).messages().stream()
                .anyMatch(meta -> meta.messageId().equals(submission.externalId())));
  }

  /** Without a report that names the acknowledgement it counts as ours only if we began it. */
  private static Receipt gone(String id, boolean ours, Optional<TransportReport> report) {
    return ours
        ? new Receipt.Posted(true, evidence(id, report))
        : new Receipt.Contradicted(
            "the box does not have the message any more, and it was not this gateway that closed it",
            evidence(id, report));
  }

  /** The receipt is there; a report that cannot be read just now is read later. */
  private Receipt closed(Submission submission, XtaBox box) {
    String id = submission.externalId();
    try {
      Optional<TransportReport> after = Reports.read(box.client(), id);
      if (after.isPresent()) {
        return posted(submission, false, after.get());
      }
    } catch (TransientFault later) {
      LOG.warn("Submission {} is closed, its report is read later: {}", submission.id(), later);
      closings.lookAgain(submission.id(), clock.instant().plus(LOOK_AGAIN));
    }
    return new Receipt.Posted(false, List.of(closedEvent(id)));
  }

  private Receipt posted(Submission submission, boolean foundThere, TransportReport report) {
    boolean open = report.status() == TransportReport.Status.OPEN;
    if (open) {
      closings.begin(submission);
    }
    closings.lookAgain(submission.id(), open ? clock.instant().plus(LOOK_AGAIN) : null);
    List<Event> events = new ArrayList<>();
    if (!foundThere) {
      events.add(closedEvent(submission.externalId()));
    }
    events.add(Reports.event(submission.externalId(), report));
    return new Receipt.Posted(foundThere, events);
  }

  private static List<Event> evidence(String id, Optional<TransportReport> report) {
    List<Event> events = new ArrayList<>(List.of(goneEvent(id)));
    report.ifPresent(known -> events.add(Reports.event(id, known)));
    return events;
  }

  private static Event closedEvent(String id) {
    return Event.of("XTA_CLOSED", Map.of("messageId", id));
  }

  private static Event goneEvent(String id) {
    return Event.of("XTA_GONE", Map.of("messageId", id));
  }
}
