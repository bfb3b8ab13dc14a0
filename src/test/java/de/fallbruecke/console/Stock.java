package de.fallbruecke.console;

import de.fallbruecke.casefile.CaseEntry;
import de.fallbruecke.casefile.CaseFormat;
import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.casefile.Cases;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.console.submissions.SampleCase;
import de.fallbruecke.delivery.Deliveries;
import de.fallbruecke.delivery.Delivery;
import de.fallbruecke.delivery.OfferFacts;
import de.fallbruecke.delivery.Offers;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.engine.OfferDesk;
import de.fallbruecke.engine.RefusalReason;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills a database with submissions as the engine would leave them, through the repositories. */
final class Stock {
  static final String TARGET = "sozialhilfe-fv";
  static final byte[] DOCUMENT = "%PDF-1.7 Mietvertrag".getBytes(StandardCharsets.UTF_8);

  private final Submissions submissions;
  private final Destinations destinations;
  private final Deliveries deliveries;
  private final Offers offers;
  private final OfferDesk desk;
  private final EvidenceLog evidence;
  private final Cases cases;
  private final CaseFormat format;
  private final Vault vault;
  private final Replies replies;
  private final ManualClock clock;
  private final TransactionTemplate transaction;

  Stock(ApplicationContext context) {
    submissions = context.getBean(Submissions.class);
    destinations = context.getBean(Destinations.class);
    deliveries = context.getBean(Deliveries.class);
    offers = context.getBean(Offers.class);
    desk = context.getBean(OfferDesk.class);
    evidence = context.getBean(EvidenceLog.class);
    cases = context.getBean(Cases.class);
    format = context.getBean(CaseFormat.class);
    vault = context.getBean(Vault.class);
    replies = context.getBean(Replies.class);
    clock = context.getBean(ManualClock.class);
    transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  /** An answer to the applicant that the portal did not take. */
  Reply heldReply(UUID submission) {
    Instant now = clock.instant();
    Reply reply =
        Reply.accepted(
            UUID.randomUUID(),
            new Reply.Origin(
                CaseIds.of(submission),
                submission,
                Everybody.TENANT,
                "soziales",
                TARGET,
                Reply.Kind.STATUS,
                UUID.randomUUID().toString(),
                "f",
                now));
    replies.add(reply);
    replies.save(replies.get(reply.id()).held(FaultCode.REPLY_REFUSED, "refused", now));
    return replies.get(reply.id());
  }

  /** Somebody let it go on, and it is held once more. */
  void heldAgain(Reply reply, FaultCode code) {
    replies.save(replies.get(reply.id()).released(clock.instant()));
    replies.save(replies.get(reply.id()).held(code, "again", clock.instant()));
  }

  /** What a test needs to know of a sample to make it nasty. */
  record Sample(
      String destination, String serviceKey, String serviceName, boolean test, String caseJson) {
    Sample called(String name) {
      return new Sample(destination, serviceKey, name, test, caseJson);
    }

    Sample asTest() {
      return new Sample(destination, serviceKey, serviceName, true, caseJson);
    }

    Sample with(String record) {
      return new Sample(destination, serviceKey, serviceName, test, record);
    }
  }

  static Sample sozialhilfe() {
    return new Sample(
        "soziales",
        "urn:de:fim:leika:leistung:99107018017000",
        "Hilfe zum Lebensunterhalt beantragen",
        false,
        SampleCase.JSON);
  }

  static Sample gewerbe() {
    return new Sample(
        "gewerbe",
        "urn:de:fim:leika:leistung:99050012104000",
        "Gewerbe anmelden",
        false,
        SampleCase.JSON);
  }

  UUID announced(Sample sample) {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            destinations.get(sample.destination()),
            new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
            clock.instant());
    transaction.executeWithoutResult(
        status -> {
          submissions.add(announced);
          note(announced.id(), "ANNOUNCED", Map.of("externalId", announced.externalId()));
        });
    return announced.id();
  }

  /** Announced now after a standstill: the listing before was so long ago. */
  UUID announcedAfter(Sample sample, Duration standstill) {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            destinations.get(sample.destination()),
            new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
            clock.instant());
    transaction.executeWithoutResult(
        status -> {
          submissions.add(announced, clock.instant().minus(standstill));
          note(announced.id(), "ANNOUNCED", Map.of("externalId", announced.externalId()));
        });
    return announced.id();
  }

  /** Rejected without ever having been received. */
  void reject(UUID id) {
    change(
        id,
        submissions
            .get(id)
            .rejecting(
                Json.mapper().writeValueAsString(new Decision.Reject(List.of())),
                null,
                clock.instant()),
        "REJECTING");
    change(id, submissions.get(id).rejected(clock.instant()), "REJECTED");
  }

  UUID received(Sample sample) {
    UUID id = announced(sample);
    clock.tick(Duration.ofSeconds(2));
    Envelope envelope =
        new Envelope(
            null,
            new Envelope.Service(sample.serviceKey(), sample.serviceName()),
            null,
            null,
            List.of(),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            sample.test());
    change(id, submissions.get(id).received(envelope, "{}", clock.instant()), "RECEIVED");
    return id;
  }

  /** With case record, document and a delivery that waits. */
  UUID mapped(Sample sample) {
    UUID id = received(sample);
    store(id, sample);
    change(id, submissions.get(id).mapped(false, clock.instant()), "MAPPED");
    transaction.executeWithoutResult(
        status ->
            deliveries.add(
                Delivery.pending(
                    UUID.randomUUID(), id, CaseIds.of(id), TARGET, true, clock.instant())));
    return id;
  }

  /** One attempt in vain, now on hold because the drop directory is missing. */
  UUID held(Sample sample) {
    UUID id = mapped(sample);
    String detail =
        "FB-DEL-014 The drop directory of target 'sozialhilfe-fv' is not there or no directory. Mount or create it and release the delivery.";
    FaultCode code = FaultCode.TARGET_DIRECTORY_MISSING;
    Delivery sending = deliveries.of(id).getFirst().sending(clock.instant());
    transaction.executeWithoutResult(status -> deliveries.begin(sending));
    clock.tick(Duration.ofSeconds(1));
    transaction.executeWithoutResult(
        status -> {
          deliveries.finish(
              sending.held(code, detail, clock.instant()), new Outcome.Refused(code, detail));
          note(id, "DELIVERY_HELD", Map.of("target", TARGET, "code", code.code()));
          submissions.save(submissions.get(id).held(code, detail, clock.instant()));
          note(id, "HELD", Map.of("code", code.code(), "from", "MAPPED"));
        });
    return id;
  }

  /** Held because nobody knows whether the target has the case. */
  UUID ambiguous(Sample sample) {
    UUID id = mapped(sample);
    String detail = "FB-DEL-005 The connection broke; whether the target has the case is unknown.";
    FaultCode code = FaultCode.TARGET_OUTCOME_UNKNOWN;
    Delivery sending = deliveries.of(id).getFirst().sending(clock.instant());
    transaction.executeWithoutResult(status -> deliveries.begin(sending));
    clock.tick(Duration.ofSeconds(1));
    transaction.executeWithoutResult(
        status -> {
          deliveries.finish(
              sending.inDoubt().held(code, detail, clock.instant()),
              new Outcome.Unclear(code, detail));
          note(id, "DELIVERY_HELD", Map.of("target", TARGET, "code", code.code()));
          submissions.save(submissions.get(id).held(code, detail, clock.instant()));
          note(id, "HELD", Map.of("code", code.code(), "from", "MAPPED"));
        });
    return id;
  }

  /** Its target fetched it and does not take it, for this reason in its own words. */
  UUID refused(Sample sample, String words) {
    UUID id = mapped(sample);
    Delivery pending = deliveries.of(id).getFirst();
    transaction.executeWithoutResult(
        status -> {
          Delivery offered = pending.offered(clock.instant());
          deliveries.save(offered);
          offers.add(
              offered,
              new OfferFacts("musterkreis", CaseNumber.of(CaseIds.of(id)), false, 1),
              sample.serviceKey());
        });
    UUID lease = UUID.randomUUID();
    desk.lease(offers.of(pending.id()).orElseThrow(), lease, "fv", Duration.ofMinutes(5));
    desk.refuse(pending.id(), lease, RefusalReason.NOT_RESPONSIBLE, words);
    return id;
  }

  /** Somebody else changes it. */
  void touch(UUID id) {
    transaction.executeWithoutResult(
        status ->
            submissions.save(
                submissions.get(id).triedInVain(FaultCode.UNEXPECTED, clock.instant())));
  }

  /** Closed for long; only its evidence is left. */
  void purge(UUID id) {
    transaction.executeWithoutResult(status -> vault.destroy(id));
    change(id, submissions.get(id).purged(clock.instant()), "PURGED");
  }

  /** Held before there is a case, with the given text as it would come from outside. */
  UUID heldWith(Sample sample, FaultCode code, String detail) {
    UUID id = received(sample);
    transaction.executeWithoutResult(
        status -> {
          submissions.save(submissions.get(id).held(code, detail, clock.instant()));
          note(id, "HELD", Map.of("code", code.code(), "from", "RECEIVED"));
        });
    return id;
  }

  /** A person ends a held one. */
  void closed(UUID id) {
    change(id, submissions.get(id).closed(clock.instant()), "CLOSED");
  }

  UUID confirmed(Sample sample) {
    UUID id = mapped(sample);
    Delivery sending = deliveries.of(id).getFirst().sending(clock.instant());
    transaction.executeWithoutResult(status -> deliveries.begin(sending));
    clock.tick(Duration.ofSeconds(1));
    transaction.executeWithoutResult(
        status ->
            deliveries.finish(
                sending.delivered("AZ-2026-4711", clock.instant()),
                new Outcome.Delivered("AZ-2026-4711")));
    change(id, submissions.get(id).delivered(clock.instant()), "DELIVERED");
    change(id, submissions.get(id).confirmed(clock.instant()), "CONFIRMED");
    return id;
  }

  UUID rejected(Sample sample, String problemTitle) {
    UUID id = received(sample);
    Decision.Reject decision =
        new Decision.Reject(
            List.of(
                new Problem(
                    "https://schema.fitko.de/fit-connect/events/problems/schema-violation",
                    problemTitle,
                    "Element 'geburtsdatum' is missing.",
                    "data")));
    change(
        id,
        submissions
            .get(id)
            .rejecting(Json.mapper().writeValueAsString(decision), null, clock.instant()),
        "REJECTING");
    change(id, submissions.get(id).rejected(clock.instant()), "REJECTED");
    return id;
  }

  /** The engine delivers it as if nothing had happened before. */
  void moveOn(UUID id) {
    change(id, submissions.get(id).delivered(clock.instant()), "DELIVERED");
  }

  void note(UUID id, String kind, Map<String, String> facts) {
    transaction.executeWithoutResult(
        status ->
            evidence.append(
                id,
                kind.equals("ANNOUNCED")
                    ? Event.token(kind, facts, "eyJ.signed.token")
                    : Event.of(kind, facts)));
  }

  private void change(UUID id, Submission next, String kind) {
    clock.tick(Duration.ofSeconds(1));
    transaction.executeWithoutResult(
        status -> {
          submissions.save(next);
          note(id, kind, Map.of());
        });
  }

  private void store(UUID id, Sample sample) {
    UUID document = UUID.randomUUID();
    Case record =
        format.fromJson(
            sample
                .caseJson()
                .replace("@caseId", CaseIds.of(id).toString())
                .replace("@caseNumber", CaseNumber.of(CaseIds.of(id)))
                .replace("@submissionId", id.toString())
                .replace("@documentId", document.toString())
                .replace("@documentSize", String.valueOf(DOCUMENT.length))
                .replace("@documentHash", Sha512.hex(DOCUMENT))
                .getBytes(StandardCharsets.UTF_8));
    try (var staging = vault.stage(id)) {
      write(staging, Cases.PART, "application/xml", format.toXml(record));
      write(staging, "attachment/" + document, "application/pdf", DOCUMENT);
      transaction.executeWithoutResult(
          status -> {
            staging.commit();
            cases.save(entry(id, clock.instant()));
          });
    }
  }

  private static void write(
      de.fallbruecke.vault.Staging staging, String part, String mediaType, byte[] bytes) {
    try (var out = staging.write(part, mediaType)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseEntry entry(UUID id, Instant at) {
    return new CaseEntry(
        CaseIds.of(id),
        CaseNumber.of(CaseIds.of(id)),
        id,
        "musterkreis",
        "sozialhilfe",
        "1.0.0",
        "0f".repeat(64),
        41,
        36,
        2,
        1,
        2,
        Map.of(),
        at);
  }
}
