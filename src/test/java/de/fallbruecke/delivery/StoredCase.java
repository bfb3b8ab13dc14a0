package de.fallbruecke.delivery;

import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.testkit.MemoryVault;
import de.fallbruecke.testkit.RandomCase;
import de.fallbruecke.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case as the steps before leave it: record and documents in the vault, hashes in the record. */
public final class StoredCase {
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  public static final byte[] DATA = "<antrag>ä</antrag>".getBytes(StandardCharsets.UTF_8);

  public static final MemoryVault VAULT = new MemoryVault();
  private static final AnnotationConfigApplicationContext CASEFILE = casefile();
  private static final AtomicLong SEED = new AtomicLong();

  /** The one format of case records. */
  static CaseFormat format() {
    return CASEFILE.getBean(CaseFormat.class);
  }

  public final Case record = RandomCase.of(SEED.incrementAndGet());
  public final UUID submission = UUID.fromString(record.getSubmissionId());
  public final UUID caseId = UUID.fromString(record.getCaseId());
  public final List<byte[]> documents = new ArrayList<>();

  public StoredCase() {
    record.setCaseNumber("FB-7K3QX-9M2PA");
    record.setTenant("landkreis-a");
    record.setTest(false);
    record.getDocuments().clear();
    VAULT.with(submission, "data", "application/xml", DATA);
  }

  /** The case record is read as in the program; a case needs no database for that. */
  private static AnnotationConfigApplicationContext casefile() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(Vault.class, () -> VAULT);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(new PGSimpleDataSource()));
    context.scan("de.fallbruecke.casefile");
    context.refresh();
    return context;
  }

  public StoredCase test() {
    record.setTest(true);
    return this;
  }

  public StoredCase tenant(String tenant) {
    record.setTenant(tenant);
    return this;
  }

  public StoredCase document(String filename, byte[] bytes) {
    String id = UUID.randomUUID().toString();
    VAULT.with(submission, "attachment/" + id, "application/pdf", bytes);
    return add(id, filename, "application/pdf", bytes, false);
  }

  public StoredCase original(String filename) {
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

  /** The record as stored. */
  public byte[] xml() {
    return VAULT.readFully(submission, Cases.PART);
  }

  /** The delivery in its first attempt. */
  public Delivery delivery(String target) {
    return Delivery.pending(UUID.randomUUID(), submission, caseId, target, true, NOW).sending(NOW);
  }

  public Parcel parcel(String target) {
    return parcel(delivery(target), TargetFormat.CASE_XML);
  }

  public Parcel parcel(Delivery delivery, TargetFormat format) {
    return parcel(delivery, format, VAULT);
  }

  public Parcel parcel(Delivery delivery, TargetFormat format, Vault contents) {
    return packing(contents).pack(delivery, format);
  }

  /** Packs this case once it is stored. */
  Packing packing(Vault contents) {
    CaseFormat rendering = CASEFILE.getBean(CaseFormat.class);
    VAULT.with(submission, Cases.PART, "application/xml", rendering.toXml(record));
    return new Packing(Contents.stored(CASEFILE.getBean(Cases.class), contents), rendering);
  }

  /** The word and code of an outcome, as logged. */
  public static String word(Outcome outcome) {
    return OutcomeText.of(outcome);
  }
}
