package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.fitconnect.api.RemoteSubmission;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.jose.JweDecryptor;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.StoredPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run over the content of one submission, in the order of the protocol: sets of attachments,
 * tags, metadata, data, attachments. It goes on after a defect wherever that makes sense, so that
 * sender and clerk learn of all of them at once.
 */
final class ContentVerification {
  private static final String METADATA_PART = "metadata";

  private final RemoteSubmission submission;
  private final Memo memo;
  private final AuthenticationTags tags;
  private final Profile profile;
  private final SubmissionApi api;
  private final MetadataSchemas schemas;
  private final Findings findings;
  private final Staging staging;
  private final PartOpener opener;

  ContentVerification(
      RemoteSubmission submission,
      Memo memo,
      Profile profile,
      SubmissionApi api,
      JweDecryptor decryptor,
      MetadataSchemas schemas,
      Findings findings,
      Staging staging) {
    this.submission = submission;
    this.memo = memo;
    this.tags = memo.tags();
    this.profile = profile;
    this.api = api;
    this.schemas = schemas;
    this.findings = findings;
    this.staging = staging;
    this.opener = new PartOpener(decryptor, findings);
  }

  Reception run() {
    compareAnnounced();
    boolean dataGenuine = dataIsGenuine();
    Metadata metadata = metadata();
    if (metadata == null) {
      return findings.defective(null, memo.toJson());
    }
    new OfferCheck(profile).check(submission, metadata, findings);
    if (metadata.data() != null && submission.data() == null && tags.data() == null) {
      findings.add(DefectKind.DATA_MISSING, Defect.METADATA, "described, but not delivered");
    }
    StoredPart data = dataGenuine ? data(metadata) : null;
    List<Envelope.Document> documents =
        new AttachmentReader(
                api,
                submission.submissionId(),
                tags,
                opener,
                findings,
                staging,
                profile.limits().attachment())
            .read(metadata.attachments());
    List<Envelope.Identification> proofs =
        new DataSetReader(submission.submissionId(), staging, findings).read(metadata);
    Envelope envelope =
        Envelopes.of(submission, metadata, data, documents, proofs, profile.destination().test());
    String note = withReply(metadata).toJson();
    if (!findings.clean()) {
      return findings.defective(envelope, note);
    }
    findings.add(hashes(data, documents));
    return new Reception.Verified(envelope, note, findings.evidence());
  }

  private void compareAnnounced() {
    HashSet<Object> announced = new HashSet<>(submission.attachments());
    if (!announced.equals(tags.attachments().keySet())
        || announced.size() != submission.attachments().size()) {
      findings.add(
          DefectKind.ANNOUNCED_ATTACHMENTS_MISMATCH,
          Defect.SUBMISSION,
          "%d attachments announced, %d in the event log; they are not the same"
              .formatted(submission.attachments().size(), tags.attachments().size()));
    }
  }

  /** Whether there is encrypted data and it is the one that was submitted. */
  private boolean dataIsGenuine() {
    String data = submission.data();
    String tag = tags.data();
    if (data == null && tag == null) {
      return false;
    }
    if (data == null) {
      findings.add(DefectKind.DATA_MISSING, Defect.DATA, "in the event log, but not delivered");
      return false;
    }
    if (tag == null) {
      findings.add(DefectKind.TAGS_MISSING, Defect.DATA, "delivered, but not in the event log");
      return false;
    }
    return opener.tagFits(data, tag, Defect.DATA);
  }

  private @Nullable Metadata metadata() {
    String encrypted = submission.metadata();
    if (encrypted == null) {
      findings.add(DefectKind.PART_MALFORMED, Defect.METADATA, "there are no encrypted metadata");
      return null;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    if (!opener.tagFits(encrypted, tags.metadata(), Defect.METADATA)
        || !open(encrypted, plain, tags.metadata(), Defect.METADATA)) {
      return null;
    }
    byte[] bytes = plain.toByteArray();
    Content.store(staging, METADATA_PART, "application/json", bytes, submission.submissionId());
    return new MetadataReader(schemas, profile.metadataVersions()).read(bytes, findings);
  }

  private @Nullable StoredPart data(Metadata metadata) {
    Metadata.DataEntry entry = metadata.data();
    String encrypted = submission.data();
    String tag = tags.data();
    if (entry == null || encrypted == null || tag == null) {
      findings.add(
          DefectKind.DATA_MISSING,
          Defect.METADATA,
          "data was delivered that the metadata do not describe");
      return null;
    }
    boolean opened;
    try (OutputStream out = staging.write(Envelope.DATA_PART, entry.mediaType())) {
      opened = open(encrypted, out, tag, Defect.DATA);
    } catch (IOException e) {
      throw Content.notStored(submission.submissionId(), e);
    }
    if (opened && Content.equal(staging.written(Envelope.DATA_PART).sha512(), entry.sha512())) {
      return staging.written(Envelope.DATA_PART);
    }
    if (opened) {
      findings.add(
          DefectKind.HASH_MISMATCH,
          Defect.DATA,
          "the SHA-512 of the data is not the one in the metadata");
    }
    staging.discard(Envelope.DATA_PART);
    return null;
  }

  private boolean open(String encrypted, OutputStream out, String tag, String part) {
    try {
      return opener.open(encrypted, out, tag, part, profile.limits().inflated());
    } catch (IOException e) {
      throw Content.notStored(submission.submissionId(), e);
    }
  }

  private Memo withReply(Metadata metadata) {
    return new Memo(
        memo.caseId(),
        memo.setSchema(),
        tags,
        metadata.json().path("replyChannel").optional("fitConnect").orElse(null));
  }

  private Event hashes(@Nullable StoredPart data, List<Envelope.Document> documents) {
    TreeMap<String, String> hashes = new TreeMap<>();
    hashes.put(METADATA_PART, staging.written(METADATA_PART).sha512());
    if (data != null) {
      hashes.put(data.name(), data.sha512());
    }
    documents.forEach(d -> hashes.put(d.part(), d.sha512()));
    return Event.of("PARTS_VERIFIED", hashes);
  }
}
