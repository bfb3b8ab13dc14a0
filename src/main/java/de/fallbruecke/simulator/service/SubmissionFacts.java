package de.fallbruecke.simulator.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the service knows about a submission without reading it.
 *
 * @param sequence order of announcement, never repeated
 * @param reminders how many e-mails about not being picked up were sent (0 to 2)
 * @param callbackOpen true while the receiver has not yet acknowledged the news
 */
public record SubmissionFacts(
    long sequence,
    UUID submissionId,
    UUID caseId,
    UUID destinationId,
    String sender,
    ApiVersion version,
    String serviceIdentifier,
    @Nullable String serviceName,
    @Nullable JsonNode region,
    List<UUID> attachments,
    SubmissionStatus status,
    Instant announcedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant closedAt,
    int reminders,
    boolean callbackOpen) {

  SubmissionFacts submitted(Instant at, boolean callback) {
    return new SubmissionFacts(
        sequence,
        submissionId,
        caseId,
        destinationId,
        sender,
        version,
        serviceIdentifier,
        serviceName,
        region,
        attachments,
        SubmissionStatus.SUBMITTED,
        announcedAt,
        at,
        closedAt,
        reminders,
        callback);
  }

  SubmissionFacts status(SubmissionStatus newStatus, @Nullable Instant closed) {
    return new SubmissionFacts(
        sequence,
        submissionId,
        caseId,
        destinationId,
        sender,
        version,
        serviceIdentifier,
        serviceName,
        region,
        attachments,
        newStatus,
        announcedAt,
        submittedAt,
        closed,
        reminders,
        callbackOpen);
  }

  SubmissionFacts reminders(int count) {
    return new SubmissionFacts(
        sequence,
        submissionId,
        caseId,
        destinationId,
        sender,
        version,
        serviceIdentifier,
        serviceName,
        region,
        attachments,
        status,
        announcedAt,
        submittedAt,
        closedAt,
        count,
        callbackOpen);
  }

  SubmissionFacts callbackClosed() {
    return new SubmissionFacts(
        sequence,
        submissionId,
        caseId,
        destinationId,
        sender,
        version,
        serviceIdentifier,
        serviceName,
        region,
        attachments,
        status,
        announcedAt,
        submittedAt,
        closedAt,
        reminders,
        false);
  }
}
