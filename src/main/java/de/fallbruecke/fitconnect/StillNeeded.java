package de.fallbruecke.fitconnect;

import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.submission.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Whether an old key may still be needed. What a submission is encrypted to is known only when it
 * is fetched; so every submission that came before senders can have changed over counts as one that
 * needs it, until it is delivered.
 *
 * @param rest how long after the publication of a new key the old one may still be used
 */
record StillNeeded(Submissions submissions, Waiting waiting, Duration rest) {
  /**
   * What stands against removing the old keys.
   *
   * @param until not before this moment
   * @param early that moment has not come yet
   * @param undelivered submissions here that may need them
   * @param unfetched submissions that the delivery service lists and that are not here yet
   */
  record Obstacles(Instant until, boolean early, long undelivered, long unfetched) {
    boolean none() {
      return !early && undelivered == 0 && unfetched == 0;
    }
  }

  Obstacles after(
      String destination, Instant published, Collection<Announcement> listed, Instant now) {
    Instant until = published.plus(rest);
    return new Obstacles(
        until,
        until.isAfter(now),
        waiting.undelivered(destination, until),
        listed.stream()
            .filter(one -> submissions.find(destination, one.externalId()).isEmpty())
            .count());
  }
}
