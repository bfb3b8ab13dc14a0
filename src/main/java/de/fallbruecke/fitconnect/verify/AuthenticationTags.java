package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.platform.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The authentication tags that the delivery service signed: the fifth segment of each JWE. They tie
 * the parts to the submission.
 */
public record AuthenticationTags(
    String metadata, @Nullable String data, Map<UUID, String> attachments) {
  private static final String UUID_TEXT = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";

  public AuthenticationTags {
    attachments = Map.copyOf(attachments);
  }

  /** From an event's payload or a memo; empty if they are not complete and well-formed. */
  public static Optional<AuthenticationTags> parse(JsonNode payload) {
    JsonNode tags = payload.path("authenticationTags");
    Optional<String> metadata = tag(tags.path("metadata"));
    Optional<String> data = tag(tags.path("data"));
    JsonNode listed = tags.path("attachments");
    if (metadata.isEmpty()
        || (tags.has("data") && data.isEmpty())
        || (tags.has("attachments") && !listed.isObject())) {
      return Optional.empty();
    }
    Map<UUID, String> attachments = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : listed.properties()) {
      Optional<String> tag = tag(entry.getValue());
      if (tag.isEmpty() || !entry.getKey().matches(UUID_TEXT)) {
        return Optional.empty();
      }
      attachments.put(UUID.fromString(entry.getKey()), tag.get());
    }
    return Optional.of(new AuthenticationTags(metadata.get(), data.orElse(null), attachments));
  }

  /** As the payload of an event has them. */
  public ObjectNode toJson() {
    ObjectNode tags = Json.mapper().createObjectNode();
    tags.put("metadata", metadata);
    if (data != null) {
      tags.put("data", data);
    }
    // Also without attachments: the form of facts/fit-connect §5.3, as in the service's own events.
    ObjectNode listed = tags.putObject("attachments");
    new TreeMap<>(attachments).forEach((id, tag) -> listed.put(id.toString(), tag));
    return tags;
  }

  private static Optional<String> tag(JsonNode node) {
    return node.stringValueOpt().filter(t -> t.matches("[A-Za-z0-9_-]{22}"));
  }
}
