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
import de.fallbruecke.delivery.Item;
import de.fallbruecke.delivery.OfferFacts;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.platform.FaultCode;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes cases that are ready to be fetched, as the engine leaves them. */
public final class ReadyCases {
  static final byte[] ORIGINAL = "<antrag>ä</antrag>".getBytes(StandardCharsets.UTF_8);
  private static final String SERVICE = "urn:de:fim:leika:leistung:99107018017000";
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

  public ReadyCases(ApplicationContext context) {
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
  public record Doc(String name, byte[] bytes) {}

  /**
   * A case.
   *
   * @param documents their ids, in the order given
   */
  public record Ready(
      UUID submission, UUID id, UUID delivery, byte[] xml, List<String> documents) {}

  /** One that its target may fetch. */
  public Ready offer(String destination, String target, Doc... documents) {
    return make(destination, target, this::offering, documents);
  }

  /** One with the very content of this parcel, that its target may fetch. */
  public Ready offer(String destination, String target, Parcel parcel) {
    return make(
        new Content(
            parcel.delivery().submission(),
            parcel.caseId(),
            parcel.caseNumber(),
            bytes(parcel.main()),
            parcel.documents().stream().collect(Collectors.toMap(Item::id, ReadyCases::bytes))),
        destination,
        target,
        this::offering);
  }

  private static byte[] bytes(Item item) {
    try (InputStream in = item.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void offering(Delivery pending, OfferFacts facts) {
    Delivery offered = pending.offered(clock.instant());
    deliveries.save(offered);
    offers.add(offered, facts, SERVICE);
  }

  /** One that was sent to its target, which has it. */
  public Ready handedOver(String destination, String target) {
    return make(
        destination,
        target,
        (pending, facts) -> {
          Delivery sending = pending.sending(clock.instant());
          deliveries.save(sending);
          deliveries.save(sending.delivered("AZ 1", clock.instant()));
        });
  }

  /** One that was sent to its target, with no success; whether it had an effect is known. */
  public Ready notTaken(String destination, String target, boolean unclear) {
    return make(
        destination,
        target,
        (pending, facts) -> {
          Delivery sending = pending.sending(clock.instant());
          deliveries.save(sending);
          FaultCode code = unclear ? FaultCode.TARGET_OUTCOME_UNKNOWN : FaultCode.TARGET_REFUSED;
          Delivery ended =
              unclear ? sending.unknown(null, code, "no answer", clock.instant()) : sending;
          if (unclear) {
            deliveries.save(ended);
          }
          deliveries.save(ended.held(code, "held", clock.instant()));
        });
  }

  /** What is stored of a case: the record and its documents by id. */
  private record Content(
      UUID submission, UUID caseId, String number, byte[] xml, Map<String, byte[]> documents) {}

  private Ready make(
      String destination, String target, BiConsumer<Delivery, OfferFacts> how, Doc... documents) {
    UUID id = UUID.randomUUID();
    Case record = record(id, destinations.get(destination).tenant(), documents);
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    for (int i = 0; i < documents.length; i++) {
      bytes.put(record.getDocuments().get(i).getId(), documents[i].bytes());
    }
    return make(
        new Content(id, CaseIds.of(id), record.getCaseNumber(), format.toXml(record), bytes),
        destination,
        target,
        how);
  }

  private Ready make(
      Content content, String destination, String target, BiConsumer<Delivery, OfferFacts> how) {
    UUID id = content.submission();
    Submission announced =
        Submission.announced(
            id,
            destinations.get(destination),
            new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
            clock.instant());
    try (Staging staging = vault.stage(id)) {
      write(staging, Cases.PART, "application/xml", content.xml());
      write(staging, "data", "application/xml", ORIGINAL);
      content
          .documents()
          .forEach(
              (document, bytes) ->
                  write(staging, "attachment/" + document, "application/pdf", bytes));
      Delivery pending =
          Delivery.pending(UUID.randomUUID(), id, content.caseId(), target, true, clock.instant());
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            submissions.add(announced);
            Submission received = announced.received(envelope(), "{}", clock.instant());
            submissions.save(received);
            submissions.save(received.mapped(false, clock.instant()));
            cases.save(entry(announced, content));
            how.accept(
                deliveries.add(pending),
                new OfferFacts(announced.tenant(), content.number(), false, content.xml().length));
          });
      return new Ready(
          id,
          content.caseId(),
          pending.id(),
          content.xml(),
          List.copyOf(content.documents().keySet()));
    }
  }

  private static Case record(UUID submission, String tenant, Doc... documents) {
    Case record = RandomCase.of(SEED.incrementAndGet());
    record.setCaseId(CaseIds.of(submission).toString());
    record.setCaseNumber(CaseNumber.of(CaseIds.of(submission)));
    record.setSubmissionId(submission.toString());
    record.setTenant(tenant);
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

  private CaseEntry entry(Submission submission, Content content) {
    return new CaseEntry(
        content.caseId(),
        CaseNumber.of(content.caseId()),
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
        new Envelope.Service(SERVICE, "Sozialhilfe"),
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
