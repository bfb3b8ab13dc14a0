package de.fallbruecke.simulator.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows about a reply without reading it.
 *
 * @param sequence order of announcement, never repeated
 * @param destinationId of the subscriber who replies
 * @param recipient client id of the sender of the case
 */
public record ReplyFacts(
    long sequence,
    UUID replyId,
    UUID caseId,
    UUID destinationId,
    String recipient,
    ApiVersion version,
    List<UUID> attachments,
    SubmissionStatus status,
    Instant announcedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant closedAt) {

  ReplyFacts submitted(Instant at) {
    return new ReplyFacts(
        sequence,
        replyId,
        caseId,
        destinationId,
        recipient,
        version,
        attachments,
        SubmissionStatus.SUBMITTED,
        announcedAt,
        at,
        null);
  }

  ReplyFacts status(SubmissionStatus next, @Nullable Instant closed) {
    return new ReplyFacts(
        sequence,
        replyId,
        caseId,
        destinationId,
        recipient,
        version,
        attachments,
        next,
        announcedAt,
        submittedAt,
        closed);
  }
}
