package de.fallbruecke.api;

import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as its target sees it; what it says is not repeated.
 *
 * @param sentByGateway false if the gateway does not send it at all
 * @param delivered whether the recipient's portal has taken it
 * @param code why it is held, or met trouble in its last try
 * @param reason why the gateway does not send it, a word of the reply channel
 */
record ReplyView(
    UUID id,
    UUID caseId,
    Reply.Kind kind,
    ReplyState state,
    boolean sentByGateway,
    boolean delivered,
    @Nullable String code,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant submittedAt,
    Instant changedAt) {
  static ReplyView of(Reply reply) {
    boolean notSent = reply.state() == ReplyState.NOT_SENDABLE;
    return new ReplyView(
        reply.id(),
        reply.origin().caseId(),
        reply.origin().kind(),
        reply.state(),
        !notSent,
        reply.state() == ReplyState.TAKEN,
        reply.code() == null ? null : reply.code().code(),
        notSent ? reply.detail() : null,
        reply.origin().createdAt(),
        reply.submittedAt(),
        reply.changedAt());
  }
}
