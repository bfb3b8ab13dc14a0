package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.RemoteRefusal;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fetches, verifies and stores the attachments that the metadata list. A large one arrives in
 * fragments, each with a tag of its own, which are joined in the order of the list; the hash is
 * over the whole. Whether the entry's own id is uploaded too is not settled: both are read.
 */
final class AttachmentReader {
  /**
   * Downloads of one piece within one step; then the step waits and begins with the first piece.
   */
  private static final int DOWNLOADS = 4;

  private final SubmissionApi api;
  private final UUID submission;
  private final AuthenticationTags tags;
  private final PartOpener opener;
  private final Findings findings;
  private final Staging staging;
  private final long maximum;

  AttachmentReader(
      SubmissionApi api,
      UUID submission,
      AuthenticationTags tags,
      PartOpener opener,
      Findings findings,
      Staging staging,
      long maximum) {
    this.api = api;
    this.submission = submission;
    this.tags = tags;
    this.opener = opener;
    this.findings = findings;
    this.staging = staging;
    this.maximum = maximum;
  }

  /** Those that are whole; everything else has become a finding. */
  List<Envelope.Document> read(List<Metadata.AttachmentEntry> entries) {
    compareSets(entries);
    List<Envelope.Document> documents = new ArrayList<>();
    for (Metadata.AttachmentEntry entry : entries) {
      StoredPart stored = read(entry);
      if (stored != null) {
        documents.add(
            new Envelope.Document(
                stored.name(),
                entry.id().toString(),
                entry.filename(),
                entry.mediaType(),
                entry.purpose(),
                entry.description(),
                stored.size(),
                stored.sha512()));
      }
    }
    return documents;
  }

  private void compareSets(List<Metadata.AttachmentEntry> entries) {
    Set<UUID> needed = new HashSet<>();
    Set<UUID> possible = new HashSet<>();
    boolean twice = false;
    for (Metadata.AttachmentEntry entry : entries) {
      for (UUID id : entry.fragments().isEmpty() ? List.of(entry.id()) : entry.fragments()) {
        twice |= !needed.add(id);
      }
      possible.add(entry.id());
    }
    possible.addAll(needed);
    Set<UUID> signed = tags.attachments().keySet();
    if (twice || !signed.containsAll(needed) || !possible.containsAll(signed)) {
      findings.add(
          DefectKind.LISTED_ATTACHMENTS_MISMATCH,
          Defect.METADATA,
          "the metadata list %d attachment objects, the event log %d; they are not the same"
              .formatted(needed.size(), signed.size()));
    }
  }

  private @Nullable StoredPart read(Metadata.AttachmentEntry entry) {
    boolean whole = entry.fragments().isEmpty();
    List<UUID> pieces = whole ? List.of(entry.id()) : entry.fragments();
    if (!tags.attachments().keySet().containsAll(pieces)) {
      return null; // already a finding of the comparison
    }
    String name = "attachment/" + entry.id();
    if (!join(name, entry.mediaType(), pieces)) {
      return null;
    }
    boolean ownIdToo = !whole && tags.attachments().containsKey(entry.id());
    if (ownIdToo && !hashFits(name, entry)) {
      pieces = Stream.concat(Stream.of(entry.id()), pieces.stream()).toList();
      if (!join(name, entry.mediaType(), pieces)) {
        return null;
      }
    } else if (ownIdToo && !emptyButGenuine(entry)) {
      staging.discard(name);
      return null;
    }
    if (hashFits(name, entry)) {
      return staging.written(name);
    }
    staging.discard(name);
    findings.add(
        // how fragments are joined is not settled: then the doubt is ours
        whole ? DefectKind.HASH_MISMATCH : DefectKind.FRAGMENTS_HASH_MISMATCH,
        Defect.attachment(entry.id()),
        "the SHA-512 of the content is not the one in the metadata");
    return null;
  }

  private boolean hashFits(String name, Metadata.AttachmentEntry entry) {
    return Content.equal(staging.written(name).sha512(), entry.sha512());
  }

  private boolean join(String name, String mediaType, List<UUID> pieces) {
    boolean good = true;
    try (OutputStream out = staging.write(name, mediaType)) {
      for (UUID piece : pieces) {
        good &= open(piece, out);
      }
    } catch (IOException e) {
      throw Content.notStored(submission, e);
    }
    if (!good) {
      staging.discard(name);
    }
    return good;
  }

  /**
   * The entry's own object beside complete fragments: it must not carry anything that gets lost.
   */
  private boolean emptyButGenuine(Metadata.AttachmentEntry entry) {
    long[] size = new long[1];
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            size[0]++;
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            size[0] += length;
          }
        };
    try {
      if (!open(entry.id(), counting)) {
        return false;
      }
    } catch (IOException e) {
      throw Content.notStored(submission, e);
    }
    if (size[0] > 0) {
      findings.add(
          DefectKind.LISTED_ATTACHMENTS_MISMATCH,
          Defect.attachment(entry.id()),
          "content under its own id beside complete fragments");
    }
    return size[0] == 0;
  }

  /**
   * A line that breaks in the middle of a piece costs this piece, not all those before it. A
   * service that does not answer at all is left to the pauses of the engine.
   */
  private boolean open(UUID piece, OutputStream out) throws IOException {
    String part = Defect.attachment(piece);
    String tag = Objects.requireNonNull(tags.attachments().get(piece));
    ContinuedOutput continued = new ContinuedOutput(out);
    for (int download = 1; ; download++) {
      InputStream in = fetch(piece);
      if (in == null) {
        return false;
      }
      try (in) {
        return opener.open(in, continued, tag, part, maximum);
      } catch (TransientFault broken) {
        if (download == DOWNLOADS) {
          throw broken;
        }
        continued.beginAnew();
      }
    }
  }

  /** Null, and a finding, if the service does not have it. */
  private @Nullable InputStream fetch(UUID piece) {
    try {
      return api.attachment(submission, piece);
    } catch (RemoteRefusal e) {
      if (!e.notFound()) {
        throw e;
      }
      findings.add(
          // only the service itself knows; gateways on the way use problem types of their own
          e.problemType().filter(AttachmentReader::ofTheServiceAboutAnAttachment).isPresent()
              ? DefectKind.ATTACHMENT_MISSING
              : DefectKind.ATTACHMENT_PERHAPS_MISSING,
          Defect.attachment(piece),
          "announced and listed, but the delivery service does not have it");
      return null;
    }
  }

  private static boolean ofTheServiceAboutAnAttachment(String problemType) {
    return problemType.startsWith("https://schema.fitko.de/fit-connect/")
        && !problemType.endsWith("submission-not-found");
  }
}
