package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.vault.StoredPart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The content of one synthetic case, in memory. It is marked as a test, whatever the sample says.
 */
final class SampleContents implements Contents {
  private record Part(StoredPart part, byte[] bytes) {}

  private final Case record;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  SampleContents(
      SampleCase sample, Delivery delivery, Target target, CaseFormat format, Instant now) {
    record = sample.record();
    record.setCaseId(delivery.caseId().toString());
    record.setCaseNumber(CaseNumber.of(delivery.caseId()));
    record.setSubmissionId(delivery.submission().toString());
    record.setTenant(target.tenant());
    record.setTest(true);
    record.setReceivedAt(now.atOffset(ZoneOffset.UTC));
    record.setCreatedAt(now.atOffset(ZoneOffset.UTC));
    add(Cases.PART, "application/xml", format.toXml(record));
    add(DATA, sample.mediaType(), sample.data());
    sample
        .documents()
        .forEach((id, bytes) -> add(ATTACHMENT + id, "application/octet-stream", bytes));
  }

  private void add(String name, String mediaType, byte[] bytes) {
    parts.put(
        name, new Part(new StoredPart(name, mediaType, bytes.length, Sha512.hex(bytes)), bytes));
  }

  @Override
  public Case record(UUID submission) {
    return record;
  }

  @Override
  public List<StoredPart> parts(UUID submission) {
    return parts.values().stream().map(Part::part).toList();
  }

  @Override
  public InputStream open(UUID submission, String part) {
    return new ByteArrayInputStream(Objects.requireNonNull(parts.get(part)).bytes());
  }
}
