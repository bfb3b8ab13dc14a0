package de.fallbruecke.fitconnect.reply;

import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.OutgoingReply;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes metadata and data of a reply. The metadata follow version 2.1.0, the oldest that knows the
 * reply channel fitConnect. The data are our own format (docs/reference/replies.md), because no
 * official one is known.
 */
final class ReplyDocuments {
  /** Media type of the structured data. */
  static final String JSON = "application/json";

  private static final String METADATA_SCHEMA =
      "https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json";

  private ReplyDocuments() {}

  static byte[] data(OutgoingReply reply) {
    OutgoingReply.Message message = reply.message();
    ObjectNode data = Json.mapper().createObjectNode();
    data.put("replyTo", reply.address().externalId());
    put(data, "fileNumber", message.fileNumber());
    put(data, "status", message.status());
    put(data, "statusLabel", message.statusLabel());
    put(data, "text", message.text());
    ArrayNode documents = data.putArray("documents");
    reply
        .documents()
        .forEach(
            document ->
                documents
                    .addObject()
                    .put("attachmentId", document.id().toString())
                    .put("filename", document.filename())
                    .put("mimeType", document.mediaType()));
    return Json.mapper().writeValueAsBytes(data);
  }

  static byte[] metadata(OutgoingReply reply, byte[] data, String dataSchema) {
    ObjectNode metadata = Json.mapper().createObjectNode();
    metadata.put("$schema", METADATA_SCHEMA);
    ObjectNode content = metadata.putObject("contentStructure");
    ObjectNode described = content.putObject("data");
    hash(described, Sha512.hex(data));
    described.putObject("submissionSchema").put("schemaUri", dataSchema).put("mimeType", JSON);
    ArrayNode attachments = content.putArray("attachments");
    for (OutgoingReply.Document document : reply.documents()) {
      ObjectNode entry = attachments.addObject();
      entry.put("attachmentId", document.id().toString());
      entry.put("purpose", "attachment");
      entry.put("filename", document.filename());
      entry.put("mimeType", document.mediaType());
      hash(entry, document.sha512());
    }
    return Json.mapper().writeValueAsBytes(metadata);
  }

  private static void put(
      ObjectNode node, String name, @org.jspecify.annotations.Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void hash(ObjectNode target, String hex) {
    target.putObject("hash").put("type", "sha512").put("content", hex);
  }
}
