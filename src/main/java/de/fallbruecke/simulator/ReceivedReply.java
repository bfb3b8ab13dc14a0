package de.fallbruecke.simulator;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A reply as the portal has decrypted it.
 *
 * @param flaw what is wrong with it; null if tags, hashes and form are right
 * @param metadata as sent
 * @param data as sent
 */
public record ReceivedReply(
    UUID replyId,
    UUID caseId,
    @Nullable String flaw,
    JsonNode metadata,
    JsonNode data,
    List<Document> documents) {
  public ReceivedReply {
    documents = List.copyOf(documents);
  }

  /** A document with its decrypted content. */
  public record Document(UUID id, String filename, String mediaType, byte[] content) {}
}
