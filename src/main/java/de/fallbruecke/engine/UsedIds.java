package de.fallbruecke.engine;

import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.SubmissionState;
import de.fallbruecke.submission.Submissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notices a message that is listed under an id whose submission has ended. Only on channels that
 * name the entries of their list: there a sender, or a server that was restored, can use an id
 * again. The channel then looks at the content: the same is acknowledged once more, other content
 * is held.
 */
record UsedIds(Submissions submissions, Ledger ledger) {
  /** A list may lag behind what was acknowledged. */
  static final Duration LAG = Duration.ofMinutes(15);

  /**
   * As which message it is announced; empty if it is the one that we know.
   *
   * @param listedAt not after the list was made
   */
  Optional<Announcement> again(Destination destination, Announcement listed, Instant listedAt) {
    String entry = listed.entry();
    return entry == null
        ? Optional.empty()
        : submissions
            .find(destination.name(), listed.externalId())
            .filter(first -> first.changedAt().plus(LAG).isBefore(listedAt))
            .filter(first -> isUsed(first, entry))
            .map(first -> listed.again());
  }

  private boolean isUsed(Submission first, String entry) {
    return switch (first.state()) {
      case CONFIRMED -> true;
      // Without a receipt of ours it lies where it lay, as long as the server likes.
      case CLOSED, REJECTED -> !ledger.wasListedAs(first.id(), entry);
      case PURGED ->
          ledger.knows(first.id(), SubmissionState.CONFIRMED.name())
              || !ledger.wasListedAs(first.id(), entry);
      case ANNOUNCED, RECEIVED, MAPPED, DELIVERED, HELD, REJECTING -> false;
    };
  }
}
