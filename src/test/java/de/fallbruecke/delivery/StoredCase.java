package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.testkit.MemoryVault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A case as the steps before leave it: record and documents in the vault, hashes in the record. */
final class StoredCase {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final byte[] DATA = "<antrag>ä</antrag>".getBytes(StandardCharsets.UTF_8);

  final UUID submission = UUID.randomUUID();
  final UUID caseId = UUID.randomUUID();
  final MemoryVault vault = new MemoryVault();
  final Case record = new Case();
  final List<byte[]> documents = new ArrayList<>();

  StoredCase() {
    record.setCaseId(caseId.toString());
    record.setSubmissionId(submission.toString());
    record.setCaseNumber("FB-7K3QX-9M2PA");
    record.setTenant("landkreis-a");
    record.setTest(false);
    byte[] xml = ("<case>" + caseId + "</case>").getBytes(StandardCharsets.UTF_8);
    vault.with(submission, Cases.PART, "application/xml", xml);
    vault.with(submission, "data", "application/xml", DATA);
  }

  StoredCase test() {
    record.setTest(true);
    return this;
  }

  StoredCase tenant(String tenant) {
    record.setTenant(tenant);
    return this;
  }

  StoredCase document(String filename, byte[] bytes) {
    String id = UUID.randomUUID().toString();
    vault.with(submission, "attachment/" + id, "application/pdf", bytes);
    return add(id, filename, "application/pdf", bytes, false);
  }

  StoredCase original(String filename) {
    return add("original", filename, "application/xml", DATA, true);
  }

  private StoredCase add(
      String id, String filename, String mediaType, byte[] bytes, boolean original) {
    Document document = new Document();
    document.setId(id);
    document.setFilename(filename);
    document.setMediaType(mediaType);
    document.setSize(bytes.length);
    document.setSha512(Sha512.hex(bytes));
    document.setOriginal(original);
    record.getDocuments().add(document);
    documents.add(bytes);
    return this;
  }

  byte[] xml() {
    return vault.readFully(submission, Cases.PART);
  }

  /** The delivery in its first attempt. */
  Delivery delivery(String target) {
    return Delivery.pending(UUID.randomUUID(), submission, caseId, target, true, NOW).sending(NOW);
  }

  Packing packing() {
    return new Packing(new OneCase(record), new CaseIdAsJson(), vault);
  }

  Parcel parcel(String target) {
    return parcel(delivery(target), TargetFormat.CASE_XML);
  }

  Parcel parcel(Delivery delivery, TargetFormat format) {
    return packing().pack(delivery, format);
  }

  /** The repository with this case in it. */
  record OneCase(Case record) implements Cases {
    @Override
    public void save(CaseEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CaseEntry> ofSubmission(UUID submission) {
      return Optional.empty();
    }

    @Override
    public Optional<CaseEntry> byNumber(String number) {
      return Optional.empty();
    }

    @Override
    public Case read(UUID submission) {
      return record;
    }
  }

  /** What a target does with the content is not the matter of these tests. */
  static final class CaseIdAsJson implements CaseFormat {
    @Override
    public byte[] toXml(Case record) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] toJson(Case record) {
      return ("{\"caseId\":\"" + record.getCaseId() + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Case fromXml(byte[] xml) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Case fromJson(byte[] json) {
      throw new UnsupportedOperationException();
    }
  }
}
