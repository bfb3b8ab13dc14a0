package de.fallbruecke.reply;

import de.fallbruecke.platform.FileName;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.OutgoingReply;
import de.fallbruecke.vault.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reply while it comes in: its documents go into the vault as they arrive, or nowhere if the key
 * is known already and it only has to be compared. Close it; what was not accepted is removed. Not
 * safe for concurrent use.
 */
public final class ReplyDraft implements AutoCloseable {
  private final UUID id;
  private final @Nullable Staging staging;
  private final DocumentRules rules;
  private final IdSource ids;
  private final Runnable abandoned;
  private final FileName names = new FileName();
  private final MessageDigest fingerprint = Sha512.digest();
  private final List<OutgoingReply.Document> documents = new ArrayList<>();
  private long total;
  private boolean settled;

  /**
   * A draft.
   *
   * @param staging null if nothing is to be stored
   * @param abandoned destroys what was stored
   */
  ReplyDraft(
      UUID id, @Nullable Staging staging, DocumentRules rules, IdSource ids, Runnable abandoned) {
    this.id = id;
    this.staging = staging;
    this.rules = rules;
    this.ids = ids;
    this.abandoned = abandoned;
  }

  /**
   * Takes one document; the stream is read to its end and not closed.
   *
   * @param filename as the specialist software calls it: data, made harmless
   * @param mediaType as declared; application/octet-stream if the client does not say
   * @throws IOException if the stream cannot be read
   * @throws de.fallbruecke.platform.Fault REPLY_INVALID or REPLY_TOO_LARGE
   */
  public void document(String filename, String mediaType, InputStream in) throws IOException {
    rules.number(documents.size() + 1);
    String name = names.unique(filename, "Dokument " + (documents.size() + 1));
    byte[] head = in.readNBytes(DocumentRules.HEAD);
    String type = rules.mediaType(mediaType, name, head);
    UUID document = ids.next();
    String part = "document/" + document;
    Copied copied;
    try (OutputStream out =
        staging == null ? OutputStream.nullOutputStream() : staging.write(part, type)) {
      copied = copy(head, in, out);
    }
    total += copied.size();
    add(filename);
    add(type);
    add(copied.sha512());
    documents.add(
        new OutgoingReply.Document(document, part, name, type, copied.size(), copied.sha512()));
  }

  private record Copied(long size, String sha512) {}

  private Copied copy(byte[] head, InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = Sha512.digest();
    digest.update(head);
    out.write(head);
    long size = head.length;
    byte[] buffer = new byte[16 * 1024];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      size += n;
      rules.size(size, total + size);
      digest.update(buffer, 0, n);
      out.write(buffer, 0, n);
    }
    rules.size(size, total + size);
    return new Copied(size, HexFormat.of().formatHex(digest.digest()));
  }

  UUID id() {
    return id;
  }

  List<OutgoingReply.Document> documents() {
    return List.copyOf(documents);
  }

  @Nullable Staging staging() {
    return staging;
  }

  /** Over everything that two uses of the same key must have in common. To be called once. */
  String fingerprint(ReplyRequest request, UUID caseId) {
    add(caseId.toString());
    add(request.kind().name());
    add(request.fileNumber());
    add(request.status() == null ? null : request.status().word());
    add(request.text());
    return HexFormat.of().formatHex(fingerprint.digest());
  }

  private void add(@Nullable String field) {
    byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
    // the length before it, so that two fields cannot be taken for two others
    fingerprint.update(
        (field == null ? "-;" : bytes.length + ";").getBytes(StandardCharsets.US_ASCII));
    fingerprint.update(bytes);
  }

  /** Whether what was written is no longer ours to remove. */
  void settled(boolean stored) {
    settled = stored;
  }

  @Override
  public void close() {
    if (staging != null) {
      staging.close();
      if (!settled) {
        abandoned.run();
      }
    }
  }
}
