package de.fallbruecke.route;

import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run depends on; the vault, a fixture or a replay supply it.
 *
 * @param data the structured data as received, null if the envelope names none
 */
record RouteInput(
    Submission submission, Destination destination, Envelope envelope, byte @Nullable [] data) {
  /** The service applied for, as the envelope or the channel says. */
  @Nullable String service() {
    Envelope.Service service = envelope.service();
    return service == null ? submission.serviceKey() : service.key();
  }
}
