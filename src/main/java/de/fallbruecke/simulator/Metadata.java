package de.fallbruecke.simulator;

import de.fallbruecke.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the metadata of a draft: 1.0.0 for API v1, 2.x for v2. */
final class Metadata {
  private static final String SCHEMA = "https://schema.fitko.de/fit-connect/metadata/";

  /** An attachment with its ids; {@code fragments} is empty if it is sent in one piece. */
  record Listed(Draft.Attachment attachment, UUID id, List<UUID> fragments, String hash) {}

  private Metadata() {}

  static ObjectNode of(
      Draft draft,
      Connection.Destination destination,
      @Nullable String dataHash,
      List<Listed> attachments) {
    ObjectNode metadata = Json.mapper().createObjectNode();
    String fallback = draft.v1 ? "1.0.0" : destination.metadataVersion();
    String version = draft.metadataVersion == null ? fallback : draft.metadataVersion;
    if (!version.equals("1.0.0")) {
      metadata.put("$schema", SCHEMA + version + "/metadata.schema.json");
    }
    ObjectNode content = metadata.putObject("contentStructure");
    if (dataHash != null) {
      ObjectNode data = content.putObject("data");
      hash(data, draft.dataHash == null ? dataHash : draft.dataHash);
      data.putObject("submissionSchema")
          .put("schemaUri", draft.schemaUri == null ? destination.schemaUri() : draft.schemaUri)
          .put("mimeType", draft.mimeType == null ? destination.mimeType() : draft.mimeType);
    }
    ArrayNode list = content.putArray("attachments");
    attachments.forEach(listed -> describe(list.addObject(), listed));
    if (draft.v1) {
      String announced = draft.service == null ? destination.serviceIdentifier() : draft.service;
      metadata
          .putObject("publicServiceType")
          .put("name", destination.serviceName())
          .put("identifier", draft.metadataService == null ? announced : draft.metadataService);
    }
    merge(metadata, draft.metadata);
    return draft.metadataEdit.apply(metadata);
  }

  private static void describe(ObjectNode entry, Listed listed) {
    Draft.Attachment attachment = listed.attachment();
    entry.put("attachmentId", listed.id().toString());
    entry.put("purpose", attachment.purpose());
    entry.put("filename", attachment.filename());
    entry.put("mimeType", attachment.mimeType());
    String wrong = attachment.hash();
    hash(entry, wrong == null ? listed.hash() : wrong);
    if (!listed.fragments().isEmpty()) {
      ArrayNode fragments = entry.putArray("fragments");
      listed.fragments().forEach(id -> fragments.add(id.toString()));
    }
  }

  private static void hash(ObjectNode target, String hex) {
    target.putObject("hash").put("type", "sha512").put("content", hex);
  }

  /** Puts the fields over those of the target; objects are merged, everything else replaced. */
  static void merge(ObjectNode target, ObjectNode fields) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (target.get(field.getKey()) instanceof ObjectNode inner
          && field.getValue() instanceof ObjectNode more) {
        merge(inner, more);
      } else {
        target.set(field.getKey(), field.getValue().deepCopy());
      }
    }
  }
}
