package de.fallbruecke.fitconnect.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Metadata that were found valid under their schema, with what verification needs of them.
 *
 * @param version of the schema
 * @param json the whole document
 * @param raw its bytes as decrypted
 * @param data entry for the structured data; only in 1.x it may be absent
 * @param attachments in the sender's order
 */
record Metadata(
    MetadataVersion version,
    JsonNode json,
    byte[] raw,
    @Nullable DataEntry data,
    List<AttachmentEntry> attachments) {

  record DataEntry(String sha512, String schemaUri, String mediaType) {}

  /**
   * An attachment as listed.
   *
   * @param fragments ids of the pieces in order; empty if it travels in one piece
   */
  record AttachmentEntry(
      UUID id,
      String sha512,
      String mediaType,
      String purpose,
      @Nullable String filename,
      @Nullable String description,
      List<UUID> fragments) {}

  static Metadata of(MetadataVersion version, JsonNode json, byte[] raw) {
    JsonNode structure = json.path("contentStructure");
    List<AttachmentEntry> attachments = new ArrayList<>();
    for (JsonNode entry : structure.path("attachments")) {
      List<UUID> fragments = new ArrayList<>();
      entry.path("fragments").forEach(id -> fragments.add(UUID.fromString(id.stringValue())));
      attachments.add(
          new AttachmentEntry(
              UUID.fromString(entry.path("attachmentId").stringValue()),
              hash(entry),
              entry.path("mimeType").stringValue(),
              entry.path("purpose").stringValue(),
              text(entry, "filename"),
              text(entry, "description"),
              fragments));
    }
    return new Metadata(version, json, raw, data(structure.path("data")), attachments);
  }

  /** The service that the metadata themselves name; only 1.x has it. */
  Optional<String> serviceKey() {
    return json.path("publicServiceType").path("identifier").stringValueOpt();
  }

  Optional<String> serviceName() {
    return json.path("publicServiceType").path("name").stringValueOpt();
  }

  /** The kind of reply channel, the only member of its object. */
  Optional<String> replyKind() {
    return json.path("replyChannel").propertyNames().stream().findFirst();
  }

  private static @Nullable DataEntry data(JsonNode entry) {
    if (!entry.isObject()) {
      return null;
    }
    JsonNode schema = entry.path("submissionSchema");
    return new DataEntry(
        hash(entry), schema.path("schemaUri").stringValue(), schema.path("mimeType").stringValue());
  }

  private static String hash(JsonNode entry) {
    return entry.path("hash").path("content").stringValue();
  }

  private static @Nullable String text(JsonNode entry, String name) {
    return entry.path(name).stringValueOpt().orElse(null);
  }
}
