package de.fallbruecke.simulator;

import java.util.List;
import java.util.UUID;

/**
 * A submission that the service has taken.
 *
 * @param attachments ids as announced
 * @param bytes plain size of data and attachments
 */
public record Sent(
    UUID submissionId,
    UUID caseId,
    UUID destinationId,
    String service,
    List<UUID> attachments,
    long bytes) {}
