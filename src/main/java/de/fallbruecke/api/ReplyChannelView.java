package de.fallbruecke.api;

import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyWay;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the applicant can be answered.
 *
 * @param sentByGateway false means: the gateway sends nothing, the answer is the specialist
 *     software's to send
 * @param reason why it does not send, a stable word
 * @param detail the same for people
 * @param kind what the applicant chose; null for nothing, which means by letter
 * @param fields what the applicant named, as received
 */
record ReplyChannelView(
    UUID caseId,
    boolean sentByGateway,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable String kind,
    Map<String, String> fields) {
  static ReplyChannelView of(UUID caseId, ReplyWay way, Optional<ReplyAddress> address) {
    Envelope.ReplyChannel channel = address.map(ReplyAddress::channel).orElse(null);
    ReplyWay.NotServed none = way instanceof ReplyWay.NotServed not ? not : null;
    return new ReplyChannelView(
        caseId,
        none == null,
        none == null ? null : none.reason(),
        none == null ? null : none.detail(),
        channel == null ? null : channel.kind(),
        channel == null ? Map.of() : channel.fields());
  }
}
