package de.fallbruecke.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer to a submission may go, as it was known when the submission was received. Kept
 * apart from the submission's content, so that it outlives the confirmation and the purge. Holds
 * personal data.
 *
 * @param submission our id
 * @param externalId the message's id on the channel
 * @param externalCase the channel's case id, if it has one
 * @param channel the reply channel that the applicant chose; null if none, which means by letter
 * @param memo the channel's own notes from the reception, opaque to others
 */
public record ReplyAddress(
    UUID submission,
    String externalId,
    @Nullable String externalCase,
    Envelope.@Nullable ReplyChannel channel,
    String memo) {}
