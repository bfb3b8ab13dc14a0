package de.fallbruecke.bulk;

import de.fallbruecke.engine.Seen;
import de.fallbruecke.engine.Watch;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One submission of a job.
 *
 * @param number from 1, in the order in which they are done
 * @param seen as it was when the job was made
 * @param code what went wrong, if something did
 * @param detail the outcome for people, without content
 * @param watch what it waits for, while STARTED
 */
public record BulkItem(
    UUID job,
    int number,
    UUID submission,
    Seen seen,
    ItemOutcome outcome,
    @Nullable String code,
    @Nullable String detail,
    @Nullable Watch watch,
    @Nullable Instant actedAt,
    @Nullable Instant decidedAt) {

  /** One whose turn has not come. */
  static BulkItem pending(UUID job, int number, UUID submission, Seen seen) {
    return new BulkItem(
        job, number, submission, seen, ItemOutcome.PENDING, null, null, null, null, null);
  }

  /** The same with its outcome; whatever was said before is gone. */
  BulkItem became(
      ItemOutcome next,
      @Nullable String why,
      @Nullable String text,
      @Nullable Watch awaited,
      Instant now) {
    return new BulkItem(
        job,
        number,
        submission,
        seen,
        next,
        why,
        text,
        awaited,
        actedAt == null ? now : actedAt,
        next.isOpen() ? null : now);
  }
}
