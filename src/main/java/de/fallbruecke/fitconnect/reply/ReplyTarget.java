package de.fallbruecke.fitconnect.reply;

import de.fallbruecke.fitconnect.jose.EncryptionKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.ReplyAddress;
import de.fallbruecke.submission.ReplyWay;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Where a reply over FIT-Connect goes, or why none can go there. */
sealed interface ReplyTarget {
  /** The case and the key that the sender named. */
  record Reachable(UUID caseId, EncryptionKey key) implements ReplyTarget {}

  /** With the words of {@link ReplyWay.NotServed}. */
  record Unreachable(String reason, String detail) implements ReplyTarget {}

  static ReplyTarget of(ReplyAddress address, ReplyProfile profile) {
    Envelope.ReplyChannel channel = address.channel();
    if (channel == null) {
      return new Unreachable(
          "no-reply-channel", "The applicant named no reply channel; answer by letter.");
    }
    if (!channel.kind().equals("fitConnect")) {
      return new Unreachable(
          "kind-not-served",
          "The applicant wants the answer by %s, which the gateway does not send."
              .formatted(channel.kind()));
    }
    List<String> standards = standards(channel.fields().get("processStandards"));
    if (standards.isEmpty()) {
      return new Unreachable("no-process-standard", "The reply channel names no process standard.");
    }
    if (!profile.processStandards().isEmpty()
        && standards.stream().noneMatch(profile.processStandards()::contains)) {
      return new Unreachable(
          "process-standard-not-served",
          "The reply channel names no process standard of reply-process-standards.");
    }
    return reachable(address.externalCase(), channel.fields().get("encryptionPublicKey"));
  }

  private static ReplyTarget reachable(@Nullable String caseId, @Nullable String jwk) {
    if (caseId == null || !caseId.matches("[0-9A-Fa-f-]{36}")) {
      return new Unreachable("case-unknown", "The case at the delivery service is not known.");
    }
    try {
      return new Reachable(UUID.fromString(caseId), EncryptionKey.parse(jwk == null ? "" : jwk));
    } catch (EncryptionKey.Unfit e) {
      return new Unreachable(
          "key-unfit", "The sender's reply key cannot be used: " + e.getMessage() + ".");
    }
  }

  private static List<String> standards(@Nullable String json) {
    List<String> found = new ArrayList<>();
    try {
      JsonNode list = Json.mapper().readTree(json == null ? "[]" : json);
      list.valueStream().forEach(one -> one.stringValueOpt().ifPresent(found::add));
    } catch (JacksonException e) {
      // none
    }
    return found;
  }
}
