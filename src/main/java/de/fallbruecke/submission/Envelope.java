package de.fallbruecke.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a received message says of itself, in words that no channel owns. Holds personal data (file
 * names, reply address): it is stored in the vault as part {@link #PART}, never in a plain column.
 *
 * @param externalCase case id of the channel
 * @param service the service applied for
 * @param region ARS/AGS as announced, if any
 * @param data the structured data, the part named {@code data}
 * @param documents all other parts, in the sender's order
 * @param payment as declared by the sender, unproven
 * @param identifications identification reports and other proofs, each as its own part
 * @param reply where an answer may go
 * @param applicationDate as declared
 * @param senderReference the portal's own reference
 * @param author the sending product, self-declared
 * @param test the message is marked as a test
 */
public record Envelope(
    @Nullable String externalCase,
    @Nullable Service service,
    @Nullable String region,
    @Nullable Data data,
    List<Document> documents,
    @Nullable Payment payment,
    List<Identification> identifications,
    @Nullable ReplyChannel reply,
    @Nullable LocalDate applicationDate,
    @Nullable String senderReference,
    @Nullable String author,
    boolean test) {

  /** Name of the vault part that holds the envelope as JSON. */
  public static final String PART = "envelope";

  /** Name of the vault part that holds the structured data as received. */
  public static final String DATA_PART = "data";

  public Envelope {
    documents = List.copyOf(documents);
    identifications = List.copyOf(identifications);
  }

  /** A service, by its key such as {@code urn:de:fim:leika:leistung:99...}. */
  public record Service(String key, @Nullable String name) {}

  /** The structured data: media type and the schema URI as declared (a name, never fetched). */
  public record Data(String mediaType, @Nullable String schemaUri, long size, String sha512) {}

  /**
   * A document.
   *
   * @param part its name in the vault, generated
   * @param id its id on the channel
   * @param filename the sender's name for it: data, never a path
   * @param purpose {@code form}, {@code attachment}, {@code report} or {@code data}
   */
  public record Document(
      String part,
      String id,
      @Nullable String filename,
      String mediaType,
      @Nullable String purpose,
      @Nullable String description,
      long size,
      String sha512) {}

  /** Payment as declared; keys are those of the FIT-Connect metadata ({@code transactionId} …). */
  public record Payment(Map<String, String> fields) {
    public Payment {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * A proof of identity.
   *
   * @param part vault part that holds it as received
   * @param schemaUri what kind it is
   * @param trustLevel level of assurance if it could be read, as written there
   */
  public record Identification(
      String part, @Nullable String schemaUri, String mediaType, @Nullable String trustLevel) {}

  /**
   * Where an answer may go.
   *
   * @param kind {@code fitConnect}, {@code eMail}, {@code deMail}, {@code elster}, {@code
   *     idBundDeMailbox}, {@code fink}
   * @param fields as received, flat; the reply key stays as JSON under {@code encryptionPublicKey}
   */
  public record ReplyChannel(String kind, Map<String, String> fields) {
    public ReplyChannel {
      fields = Map.copyOf(fields);
    }
  }
}
