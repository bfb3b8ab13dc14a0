package de.fallbruecke.xta.reader;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Receipt;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.BoxQuery;
import de.fallbruecke.xta.Fetched;
import de.fallbruecke.xta.TransportReport;
import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.XtaFault;
import de.fallbruecke.xta.XtaMetaData;
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

  /** Kind of the evidence that an id was used again before we were done with it. */
  private static final String OTHER_MESSAGE = "XTA_OTHER_MESSAGE";

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private final Closings closings;
  private final UsedId usedId;
  private final Clock clock;

  Receipts(Closings closings, UsedId usedId, Clock clock) {
    this.closings = closings;
    this.usedId = usedId;
    this.clock = clock;
  }

  Receipt accept(Submission submission, XtaBox box) {
    BoxId boxId = BoxId.of(submission);
    String id = boxId.messageId();
    boolean ours = begunByUs(submission);
    Optional<TransportReport> before = Reports.read(box.client(), id);
    boolean received = before.isPresent() && Reports.received(before.get());
    if (received && !boxId.usedBefore()) {
      return posted(submission, true, before.get());
    }
    Optional<XtaMetaData> there = there(submission, box);
    if (there.isEmpty()) {
      return received ? posted(submission, true, before.get()) : gone(id, ours, before);
    }
    if (isAnother(submission, box, there.get())) {
      return new Receipt.Contradicted(
          "the box has another message under the same id, and closing would acknowledge that one",
          List.of(Event.of(OTHER_MESSAGE, Map.of("messageId", id))));
    }
    closings.begin(submission);
    try {
      box.client().close(id, null);
    } catch (XtaFault refused) {
      if (refused.number() != XtaError.MESSAGE_UNKNOWN.number()) {
        throw Trouble.fault(what(submission), refused);
      }
      return gone(id, ours, before);
    } catch (XtaOutage outage) {
      throw Trouble.fault(what(submission), outage);
    }
    return closed(submission, box);
  }

  /** Of an id used before, the report and the close may be those of the first submission. */
  private boolean begunByUs(Submission submission) {
    return closings.begun(submission.id())
        || usedId.first(submission).map(Submission::id).filter(closings::begun).isPresent();
  }

  private static Optional<XtaMetaData> there(Submission submission, XtaBox box) {
    String id = BoxId.of(submission).messageId();
    return Trouble.in(
        what(submission),
        () ->
            box.client().list(BoxQuery.one(id)).messages().stream()
                .filter(meta -> meta.messageId().equals(id))
                .findFirst());
  }

  /**
   * Whether something else came under its id meanwhile. An entry of the list that looks otherwise
   * is looked at once more: what it holds decides.
   */
  private boolean isAnother(Submission submission, XtaBox box, XtaMetaData listed) {
    if (usedId.isListedAs(submission, BoxId.listed(listed))) {
      return false;
    }
    return Trouble.in(
        what(submission),
        () -> {
          try (Fetched fetched = box.client().fetch(BoxId.of(submission).messageId())) {
            return !usedId.had(submission, ContentHashes.of(fetched.message()));
          }
        });
  }

  private static String what(Submission submission) {
    return "Closing of submission " + submission.id();
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
    String id = BoxId.of(submission).messageId();
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
    String id = BoxId.of(submission).messageId();
    List<Event> events = new ArrayList<>();
    if (!foundThere) {
      events.add(closedEvent(id));
    }
    events.add(Reports.event(id, report));
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

  static Event goneEvent(String id) {
    return Event.of("XTA_GONE", Map.of("messageId", id));
  }
}
