package de.fallbruecke.fitconnect.reply;

import de.fallbruecke.fitconnect.verify.AuthenticationTags;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept between the steps of a reply: the tags of what was uploaded, and metadata and data
 * as encrypted once, so that each repetition of the submit call sends the same bytes.
 *
 * @param attachments tag of the last upload of each attachment
 * @param metadata compact JWE, from UPLOADED on
 * @param data compact JWE, from UPLOADED on
 */
record ReplyNote(Map<UUID, String> attachments, @Nullable String metadata, @Nullable String data) {
  ReplyNote {
    attachments = Map.copyOf(attachments);
  }

  static ReplyNote empty() {
    return new ReplyNote(Map.of(), null, null);
  }

  ReplyNote uploaded(UUID attachment, String tag) {
    Map<UUID, String> more = new TreeMap<>(attachments);
    more.put(attachment, tag);
    return new ReplyNote(more, metadata, data);
  }

  ReplyNote sealed(String metadataJwe, String dataJwe) {
    return new ReplyNote(attachments, metadataJwe, dataJwe);
  }

  /** What the service has to find in what we submit; empty before everything is encrypted. */
  Optional<AuthenticationTags> tags() {
    return metadata == null || data == null
        ? Optional.empty()
        : Optional.of(new AuthenticationTags(tag(metadata), tag(data), attachments));
  }

  private static String tag(String jwe) {
    return jwe.substring(jwe.lastIndexOf('.') + 1);
  }

  String toJson() {
    ObjectNode json = Json.mapper().createObjectNode();
    ObjectNode tags = json.putObject("attachments");
    new TreeMap<>(attachments).forEach((id, tag) -> tags.put(id.toString(), tag));
    if (metadata != null) {
      json.put("metadata", metadata);
    }
    if (data != null) {
      json.put("data", data);
    }
    return json.toString();
  }

  /**
   * As read again.
   *
   * @throws Fault UNEXPECTED if it is not one of ours
   */
  static ReplyNote parse(@Nullable String text) {
    if (text == null) {
      return empty();
    }
    try {
      JsonNode json = Json.mapper().readTree(text);
      Map<UUID, String> tags = new TreeMap<>();
      json.path("attachments")
          .properties()
          .forEach(e -> tags.put(UUID.fromString(e.getKey()), e.getValue().asString("")));
      return new ReplyNote(
          tags,
          json.path("metadata").stringValueOpt().orElse(null),
          json.path("data").stringValueOpt().orElse(null));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Fault(
          FaultCode.UNEXPECTED,
          "The channel's notes of a reply cannot be read. Nothing was sent; restore them from the backup.",
          e);
    }
  }
}
