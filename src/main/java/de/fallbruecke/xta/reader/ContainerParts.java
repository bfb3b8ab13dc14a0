package de.fallbruecke.xta.reader;

import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.platform.XmlCharacters;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import de.fallbruecke.xta.XtaPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Streams the parts of a container into the staging, in their order and in constant memory. Counts
 * what the whole container has and refuses to go on beyond the limit; names are generated.
 */
final class ContainerParts {
  private static final int BUFFER = 64 * 1024;

  /** As many as FIT-Connect takes, and far more than anybody sent so far. */
  private static final int MOST_PARTS = 1000;

  private static final int LONGEST_NAME = 255;

  private final Submission submission;
  private final Staging staging;
  private final long limit;
  private long total;
  private int documents;

  ContainerParts(Submission submission, Staging staging, long limit) {
    this.submission = submission;
    this.staging = staging;
    this.limit = limit;
  }

  /** The message itself. */
  record Data(StoredPart part, String mediaType, String payloadSchema, MessageHead head) {}

  /** A container that cannot be taken, with the reason; never with content. */
  static final class Unfit extends RuntimeException {
    private final FaultCode code;
    private final String why;

    Unfit(FaultCode code, String why) {
      super(why);
      this.code = code;
      this.why = why;
    }

    String why() {
      return why;
    }

    FaultCode code() {
      return code;
    }
  }

  Data data(XtaPart content, String payloadSchema) {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    String declared = mediaType(content);
    StoredPart stored = write(content, Envelope.DATA_PART, declared, beginning);
    MessageHead head = MessageHead.read(beginning.toByteArray());
    boolean known = declared.contains("xml") || declared.contains("json");
    return new Data(
        stored, !known && head.xml() ? "application/xml" : declared, payloadSchema, head);
  }

  Envelope.Document document(XtaPart attachment) {
    if (++documents > MOST_PARTS) {
      throw new Unfit(
          FaultCode.XTA_CONTAINER_TOO_LARGE,
          "it has more than %d attachments".formatted(MOST_PARTS));
    }
    // The same for every try, and nothing of the sender's.
    String id =
        UUID.nameUUIDFromBytes(
                (submission.id() + "#" + documents).getBytes(StandardCharsets.US_ASCII))
            .toString();
    String part = "attachment/" + id;
    String mediaType = mediaType(attachment);
    StoredPart stored = write(attachment, part, mediaType, null);
    return new Envelope.Document(
        part,
        id,
        cut(attachment.fileName()),
        mediaType,
        "attachment",
        cut(attachment.description()),
        stored.size(),
        stored.sha512());
  }

  private StoredPart write(
      XtaPart from, String name, String mediaType, @Nullable OutputStream beginning) {
    long before = total;
    try (OutputStream out = staging.write(name, mediaType)) {
      copy(from, out, beginning);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Long declared = from.size();
    if (declared != null && declared != total - before) {
      throw new Unfit(
          FaultCode.XTA_SIZE_DIFFERS,
          "a part has %d bytes and says %d".formatted(total - before, declared));
    }
    return staging.written(name);
  }

  private void copy(XtaPart from, OutputStream out, @Nullable OutputStream beginning)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    int kept = 0;
    try (InputStream in = open(from)) {
      for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
        total += n;
        if (total > limit) {
          throw new Unfit(
              FaultCode.XTA_CONTAINER_TOO_LARGE,
              "its container has more than the %d bytes that the account allows".formatted(limit));
        }
        out.write(buffer, 0, n);
        if (beginning != null && kept < MessageHead.LENGTH) {
          int more = Math.min(n, MessageHead.LENGTH - kept);
          beginning.write(buffer, 0, more);
          kept += more;
        }
      }
    }
  }

  private InputStream open(XtaPart part) {
    try {
      return part.bytes().open();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** The line, not the message: fetched again, it may be whole. */
  private TransientFault broken(IOException e) {
    return new TransientFault(
        FaultCode.XTA_UNREACHABLE,
        "Submission %s: the container broke off while it was read. Nothing of it is kept and nothing was acknowledged; it is fetched again."
            .formatted(submission.id()),
        e);
  }

  private static String mediaType(XtaPart part) {
    String written = part.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return written.matches("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}")
        ? written
        : "application/octet-stream";
  }

  private static @Nullable String cut(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String kept = XmlCharacters.keep(text);
    int points = kept.codePointCount(0, kept.length());
    return points <= LONGEST_NAME
        ? kept
        : kept.substring(0, kept.offsetByCodePoints(0, LONGEST_NAME));
  }
}
