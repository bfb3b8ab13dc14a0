package de.fallbruecke.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.reply.ReplyState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer to an applicant, without its content.
 *
 * @param code why it is held, if it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyView(
    UUID id,
    UUID submission,
    @JsonProperty("case") UUID caseId,
    String tenant,
    String target,
    String destination,
    Reply.Kind kind,
    ReplyState state,
    @Nullable ReplyState heldFrom,
    @Nullable String code,
    @Nullable String detail,
    Instant createdAt,
    Instant changedAt) {
  public static ReplyView of(Reply reply) {
    Reply.Origin origin = reply.origin();
    return new ReplyView(
        reply.id(),
        origin.submission(),
        origin.caseId(),
        origin.tenant(),
        origin.target(),
        origin.destination(),
        origin.kind(),
        reply.state(),
        reply.heldFrom(),
        reply.code() == null ? null : reply.code().code(),
        reply.detail(),
        origin.createdAt(),
        reply.changedAt());
  }
}
