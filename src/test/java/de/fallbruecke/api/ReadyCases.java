package de.fallbruecke.api;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.Document;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.OfferFacts;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.RandomCase;
import de.fallbruecke.vault.Staging;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes cases that are ready to be fetched, as the engine leaves them. */
final class ReadyCases {
  static final byte[] ORIGINAL = "<antrag>ä</antrag>".getBytes(StandardCharsets.UTF_8);
  private static final AtomicLong SEED = new AtomicLong(900);

  private final Submissions submissions;
  private final Destinations destinations;
  private final Cases cases;
  private final CaseFormat format;
  private final Vault vault;
  private final Deliveries deliveries;
  private final Offers offers;
  private final Clock clock;
  private final TransactionTemplate transaction;

  ReadyCases(ApplicationContext context) {
    submissions = context.getBean(Submissions.class);
    destinations = context.getBean(Destinations.class);
    cases = context.getBean(Cases.class);
    format = context.getBean(CaseFormat.class);
    vault = context.getBean(Vault.class);
    deliveries = context.getBean(Deliveries.class);
    offers = context.getBean(Offers.class);
    clock = context.getBean(Clock.class);
    transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  /** A document as the sender named it. */
  record Doc(String name, byte[] bytes) {}

  /**
   * A case.
   *
   * @param documents their ids, in the order given
   */
  record Ready(UUID submission, UUID id, UUID delivery, byte[] xml, List<String> documents) {}

  Ready offer(String destination, String target, Doc... documents) {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            destinations.get(destination),
            new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
            clock.instant());
    UUID id = announced.id();
    UUID caseId = CaseIds.of(id);
    Case record = record(announced, documents);
    byte[] xml = format.toXml(record);
    try (Staging staging = vault.stage(id)) {
      write(staging, Cases.PART, "application/xml", xml);
      write(staging, "data", "application/xml", ORIGINAL);
      for (int i = 0; i < documents.length; i++) {
        String part = "attachment/" + record.getDocuments().get(i).getId();
        write(staging, part, "application/pdf", documents[i].bytes());
      }
      Delivery pending =
          Delivery.pending(UUID.randomUUID(), id, caseId, target, true, clock.instant());
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            submissions.add(announced);
            Submission received = announced.received(envelope(), "{}", clock.instant());
            submissions.save(received);
            submissions.save(received.mapped(false, clock.instant()));
            cases.save(entry(announced));
            Delivery offered = deliveries.add(pending).offered(clock.instant());
            deliveries.save(offered);
            offers.add(
                offered,
                new OfferFacts(announced.tenant(), record.getCaseNumber(), false, xml.length),
                "urn:de:fim:leika:leistung:99107018017000");
          });
      return new Ready(
          id,
          caseId,
          pending.id(),
          xml,
          record.getDocuments().stream().map(Document::getId).toList());
    }
  }

  private static Case record(Submission submission, Doc... documents) {
    Case record = RandomCase.of(SEED.incrementAndGet());
    record.setCaseId(CaseIds.of(submission.id()).toString());
    record.setCaseNumber(CaseNumber.of(CaseIds.of(submission.id())));
    record.setSubmissionId(submission.id().toString());
    record.setTenant(submission.tenant());
    record.setTest(false);
    record.getDocuments().clear();
    for (Doc written : documents) {
      Document document = new Document();
      document.setId(UUID.randomUUID().toString());
      document.setFilename(written.name());
      document.setMediaType("application/pdf");
      document.setSize(written.bytes().length);
      document.setSha512(Sha512.hex(written.bytes()));
      record.getDocuments().add(document);
    }
    return record;
  }

  private CaseEntry entry(Submission submission) {
    UUID caseId = CaseIds.of(submission.id());
    return new CaseEntry(
        caseId,
        CaseNumber.of(caseId),
        submission.id(),
        submission.tenant(),
        "sozialhilfe",
        "1.0.0",
        "0f".repeat(64),
        1,
        1,
        0,
        0,
        0,
        Map.of(),
        clock.instant());
  }

  private static Envelope envelope() {
    return new Envelope(
        null,
        new Envelope.Service("urn:de:fim:leika:leistung:99107018017000", "Sozialhilfe"),
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        false);
  }

  private static void write(Staging staging, String part, String mediaType, byte[] bytes) {
    try (OutputStream out = staging.write(part, mediaType)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
