package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the channel keeps of a submission for the receipt and for replies. Holds no personal data
 * apart from the sender's public reply key.
 *
 * @param setSchema schema of the service's own submit event, mirrored in our events
 * @param tags as verified
 * @param reply the reply channel {@code fitConnect} of the metadata, if chosen
 */
public record Memo(
    UUID caseId, @Nullable String setSchema, AuthenticationTags tags, @Nullable JsonNode reply) {
  /** As stored. */
  public String toJson() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("caseId", caseId.toString());
    if (setSchema != null) {
      json.put("setSchema", setSchema);
    }
    json.set("authenticationTags", tags.toJson());
    if (reply != null) {
      json.set("fitConnectReply", reply);
    }
    return json.toString();
  }

  /**
   * As read again.
   *
   * @throws Fault UNEXPECTED if it is not one of ours
   */
  public static Memo parse(String text) {
    try {
      JsonNode json = Json.mapper().readTree(text);
      return new Memo(
          UUID.fromString(json.path("caseId").asString("")),
          json.path("setSchema").stringValueOpt().orElse(null),
          AuthenticationTags.parse(json).orElseThrow(IllegalArgumentException::new),
          json.optional("fitConnectReply").orElse(null));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Fault(
          FaultCode.UNEXPECTED,
          "The channel's memo of a submission cannot be read. Nothing was sent; restore the row from the backup.",
          e);
    }
  }
}
