package de.fallbruecke.submission;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply on its way to the applicant, as a channel gets it to take it one effect further.
 *
 * @param id ours; stable over all tries, so it can serve as the key that makes them one
 * @param address where it goes
 * @param stage what was reached and committed
 * @param externalId the remote side's id for it, from {@link ReplyStage#ANNOUNCED} on
 * @param memo what the channel returned last; null before its first effect
 * @param message what it says
 * @param documents in the order of the sender; the ids are ours and stable
 * @param contents opens a document's bytes
 */
public record OutgoingReply(
    UUID id,
    ReplyAddress address,
    ReplyStage stage,
    @Nullable String externalId,
    @Nullable String memo,
    Message message,
    List<Document> documents,
    Contents contents) {
  public OutgoingReply {
    documents = List.copyOf(documents);
  }

  /**
   * What the reply says; at least a status or a text.
   *
   * @param fileNumber the specialist software's file number, if it gave one
   * @param status a word of the fixed vocabulary, for example {@code in-progress}
   * @param statusLabel the same for people, German
   * @param text free text
   */
  public record Message(
      @Nullable String fileNumber,
      @Nullable String status,
      @Nullable String statusLabel,
      @Nullable String text) {}

  /**
   * A document.
   *
   * @param id unique, stable; used as the id of the attachment on the channel
   * @param part for {@link Contents#open}
   * @param filename made harmless: a plain name without path
   */
  public record Document(
      UUID id, String part, String filename, String mediaType, long size, String sha512) {}

  /** Opens stored bytes; the caller closes them. May be called again for another try. */
  @FunctionalInterface
  public interface Contents {
    InputStream open(Document document);
  }
}
