package de.fallbruecke.route;

import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.casefile.model.Case;
import de.fallbruecke.casefile.model.CoverageSummary;
import de.fallbruecke.casefile.model.ExternalId;
import de.fallbruecke.casefile.model.OpenPath;
import de.fallbruecke.casefile.model.Provenance;
import de.fallbruecke.mapping.Coverage;
import de.fallbruecke.mapping.Mapping;
import de.fallbruecke.submission.Envelope;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xoev.MessageHeader;
import de.fallbruecke.xoev.MessageHeaders;
import de.fallbruecke.xoev.SourceDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Completes the case that a mapping began: ids, times, documents, payment, proofs of identity,
 * reply channel, source, provenance and coverage. What the mapping has filled stays.
 */
final class CaseAssembler {
  private final MessageHeaders headers;
  private final Clock clock;

  CaseAssembler(MessageHeaders headers, Clock clock) {
    this.headers = headers;
    this.clock = clock;
  }

  Routed.Mapped complete(
      RouteInput input,
      SourceDocument source,
      Optional<MessageHeader> read,
      Mapping.Mapped mapped,
      Routed.Provenance provenance,
      List<Routed.Wanted> wanted) {
    // Read whether or not the route asks for it: a test message must be known as one in any case.
    Optional<MessageHeader> header =
        read.isPresent() || source.format() != SourceDocument.Format.XML
            ? read
            : headers.read(source);
    Case record = mapped.caseRecord();
    Submission submission = input.submission();
    UUID caseId = CaseIds.of(submission.id());
    boolean test =
        submission.test()
            || input.envelope().test()
            || input.destination().test()
            || record.isTest()
            || header.map(MessageHeader::test).orElse(false);
    record.setCaseId(caseId.toString());
    record.setCaseNumber(CaseNumber.of(caseId));
    record.setSubmissionId(submission.id().toString());
    record.setTenant(submission.tenant());
    record.setTest(test);
    externalIds(record, input, header);
    service(record, input);
    Instant received = submission.receivedAt();
    record.setReceivedAt(at(received == null ? submission.announcedAt() : received));
    record.setCreatedAt(at(clock.instant()));
    if (record.getApplicationDate() == null) {
      record.setApplicationDate(input.envelope().applicationDate());
    }
    EnvelopeFacts.add(record, input.envelope());
    SourceFacts.add(record, input, source, header);
    record.setProvenance(provenance(provenance));
    record.setCoverage(summary(mapped.coverage()));
    return new Routed.Mapped(
        caseId, record.getCaseNumber(), record, mapped.coverage(), provenance, wanted, test);
  }

  private static void externalIds(Case record, RouteInput input, Optional<MessageHeader> header) {
    Submission submission = input.submission();
    @Nullable String channelCase = input.envelope().externalCase();
    add(record, submission.channel() + ".submission", submission.externalId());
    add(
        record,
        submission.channel() + ".case",
        channelCase == null ? submission.externalCase() : channelCase);
    add(record, "message", header.map(MessageHeader::messageUuid).orElse(null));
    add(record, "sender", input.envelope().senderReference());
  }

  private static void add(Case record, String scheme, @Nullable String value) {
    @Nullable String text = Texts.of(value);
    boolean present =
        record.getExternalIds().stream()
            .anyMatch(id -> id.getScheme().equals(scheme) && id.getValue().equals(text));
    if (text != null && !present) {
      ExternalId id = new ExternalId();
      id.setScheme(scheme);
      id.setValue(text);
      record.getExternalIds().add(id);
    }
  }

  private static void service(Case record, RouteInput input) {
    Envelope.@Nullable Service service = input.envelope().service();
    if (record.getServiceKey() == null) {
      record.setServiceKey(Texts.of(input.service()));
    }
    if (record.getServiceName() == null) {
      record.setServiceName(
          Texts.of(service == null ? input.submission().serviceName() : service.name()));
    }
  }

  private static Provenance provenance(Routed.Provenance from) {
    Provenance provenance = new Provenance();
    provenance.setRoutePackage(from.routePackage());
    provenance.setVersion(from.version());
    provenance.setHash(from.hash());
    return provenance;
  }

  private static CoverageSummary summary(Coverage coverage) {
    CoverageSummary summary = new CoverageSummary();
    summary.setLeaves(coverage.total());
    summary.setMapped(coverage.mapped());
    summary.setAttached(coverage.attached());
    summary.setIgnored(coverage.ignored());
    summary.setOpen(coverage.openCount());
    for (Coverage.OpenPath open : coverage.open()) {
      OpenPath path = new OpenPath();
      path.setValue(open.path());
      path.setCount(open.count());
      summary.getOpenPaths().add(path);
    }
    return summary;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
