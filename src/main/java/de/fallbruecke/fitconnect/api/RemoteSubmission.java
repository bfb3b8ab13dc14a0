package de.fallbruecke.fitconnect.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission as the delivery service hands it out: routing data in clear, content encrypted.
 *
 * @param attachments announced ids, in the sender's order
 * @param serviceKey service applied for, if the answer names it
 * @param metadata compact JWE; null if it is missing
 * @param data compact JWE; null if there is none
 */
public record RemoteSubmission(
    UUID submissionId,
    UUID destinationId,
    UUID caseId,
    List<UUID> attachments,
    @Nullable String serviceKey,
    @Nullable String serviceName,
    @Nullable String region,
    @Nullable String metadata,
    @Nullable String data) {
  public RemoteSubmission {
    attachments = List.copyOf(attachments);
  }
}
