package de.fallbruecke.simulator.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What happens with time (official): incomplete after a day, reminders on days 3 and 9, reject on
 * day 14, deletion on day 21 or 7 days after the accept, event logs after 730 days.
 */
final class Deadlines {
  private static final Duration INCOMPLETE = Duration.ofDays(1);
  private static final List<Duration> REMINDERS = List.of(Duration.ofDays(3), Duration.ofDays(9));
  private static final Duration REJECT = Duration.ofDays(14);
  private static final Duration AFTER_CLOSING = Duration.ofDays(7);
  private static final Duration LAST = Duration.ofDays(21);
  private static final Duration LOGS = Duration.ofDays(730);

  /** An e-mail that the operator of the destination would have got. */
  record Reminder(UUID submissionId, UUID destinationId, long day, Instant sentAt) {}

  private final ServiceParts parts;
  private final List<Reminder> reminders = new CopyOnWriteArrayList<>();

  Deadlines(ServiceParts parts) {
    this.parts = parts;
  }

  List<Reminder> reminders() {
    return reminders;
  }

  /** Does everything that is due by now, in the order in which it fell due. */
  synchronized void sweep() {
    for (StoredSubmission stored : new ArrayList<>(parts.submissions().all())) {
      synchronized (stored) {
        submission(stored);
      }
    }
    for (StoredReply stored : new ArrayList<>(parts.replies().all())) {
      synchronized (stored) {
        reply(stored);
      }
    }
    for (CaseLog log : new ArrayList<>(parts.cases().all())) {
      // A log without an event belongs to a submission that is just being announced.
      if (!log.submissions().isEmpty()
          && !log.tokens().isEmpty()
          && passed(Notary.lastEvent(log), LOGS)) {
        log.submissions().forEach(this::forget);
        parts.cases().remove(log);
      }
    }
  }

  /** The same times as for submissions (official: retention applies to replies analogously). */
  private void reply(StoredReply stored) {
    ReplyFacts facts = stored.facts();
    boolean over =
        switch (facts.status()) {
          case INCOMPLETE -> passed(facts.announcedAt(), INCOMPLETE);
          case ACCEPTED, REJECTED -> passed(facts.closedAt(), AFTER_CLOSING);
          case SUBMITTED, FORWARDED, DELETED -> false;
        };
    if (over) {
      parts.notary().replyDeleted(facts);
      parts.replies().delete(stored);
    } else if (facts.status() == SubmissionStatus.SUBMITTED
        && passed(facts.submittedAt(), REJECT)) {
      parts.notary().replyRejectedForAge(facts);
      stored.facts(facts.status(SubmissionStatus.REJECTED, parts.clock().instant()));
    }
  }

  private void forget(UUID submission) {
    parts.submissions().find(submission).ifPresent(parts.submissions()::forget);
  }

  private void submission(StoredSubmission stored) {
    switch (stored.status()) {
      case INCOMPLETE -> {
        if (passed(stored.facts().announcedAt(), INCOMPLETE)) {
          delete(stored);
        }
      }
      case SUBMITTED, FORWARDED -> waiting(stored);
      case ACCEPTED -> {
        if (passed(stored.facts().closedAt(), AFTER_CLOSING)) {
          delete(stored);
        }
      }
      case REJECTED -> rejected(stored);
      case DELETED -> {}
    }
  }

  private void waiting(StoredSubmission stored) {
    Instant since = stored.facts().submittedAt();
    for (int i = stored.facts().reminders(); i < REMINDERS.size(); i++) {
      if (passed(since, REMINDERS.get(i))) {
        parts.submissions().save(stored, stored.facts().reminders(i + 1));
        reminders.add(
            new Reminder(
                stored.id(),
                stored.facts().destinationId(),
                REMINDERS.get(i).toDays(),
                parts.clock().instant()));
      }
    }
    if (passed(since, REJECT)) {
      parts.notary().rejectedForAge(stored.facts());
      parts
          .submissions()
          .save(stored, stored.facts().status(SubmissionStatus.REJECTED, parts.clock().instant()));
      rejected(stored);
    }
  }

  private void rejected(StoredSubmission stored) {
    if (passed(stored.facts().submittedAt(), LAST)
        || passed(stored.facts().closedAt(), AFTER_CLOSING)) {
      delete(stored);
    }
  }

  private void delete(StoredSubmission stored) {
    parts.notary().deleted(stored.facts());
    parts.submissions().delete(stored);
  }

  private boolean passed(@Nullable Instant since, Duration time) {
    return since != null && !parts.clock().instant().isBefore(since.plus(time));
  }
}
