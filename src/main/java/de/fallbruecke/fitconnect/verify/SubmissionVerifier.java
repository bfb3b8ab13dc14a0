package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.RemoteRefusal;
import de.fallbruecke.fitconnect.api.RemoteSubmission;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.jose.JweDecryptor;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.vault.Staging;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receives one submission: first the event log, which says what was submitted, then the content,
 * which has to be exactly that. Has no effect on the remote side.
 */
public final class SubmissionVerifier {
  private static final String SUBMISSION_NOT_FOUND = "submission-not-found";

  private final Profile profile;
  private final SubmissionApi api;
  private final EventLogReader logs;
  private final JweDecryptor decryptor;
  private final MetadataSchemas schemas;
  private final DefectTable table;

  /** For one destination. */
  public SubmissionVerifier(
      Profile profile,
      SubmissionApi api,
      EventLogReader logs,
      JweDecryptor decryptor,
      MetadataSchemas schemas,
      DefectTable table) {
    this.profile = profile;
    this.api = api;
    this.logs = logs;
    this.decryptor = decryptor;
    this.schemas = schemas;
    this.table = table;
  }

  /**
   * Downloads and verifies.
   *
   * @param knownCase the case id from the listing, if it was there
   */
  public Reception receive(UUID id, @Nullable UUID knownCase, Staging staging) {
    RemoteSubmission submission;
    try {
      submission = api.submission(id);
    } catch (RemoteRefusal e) {
      return gone(e, id, knownCase);
    }
    checkIdentity(submission, id, knownCase);
    EventLog log = logs.read(submission.caseId());
    Findings findings = new Findings(table, profile.destination().holdInsteadOfReject());
    findings.addAll(log.evidence());
    if (log.flaw() != null) {
      findings.add(DefectKind.EVENT_LOG_NOT_VERIFIABLE, Defect.SUBMISSION, log.flaw());
      return findings.defective(null, null);
    }
    Optional<SecurityEvent> closing = log.closing(id);
    if (closing.isPresent()) {
      return new Reception.AlreadyClosed(how(closing.get()), findings.evidence());
    }
    return submitted(submission, log, findings, staging);
  }

  private Reception submitted(
      RemoteSubmission submission, EventLog log, Findings findings, Staging staging) {
    List<SecurityEvent> submits = log.of(submission.submissionId(), SecurityEvent.SUBMIT);
    if (submits.size() != 1) {
      findings.add(
          DefectKind.SUBMIT_EVENT_NOT_UNIQUE,
          Defect.SUBMISSION,
          "%d submit events instead of one".formatted(submits.size()));
      return findings.defective(null, null);
    }
    SecurityEvent submit = submits.getFirst();
    Optional<AuthenticationTags> tags = submit.tags();
    if (tags.isEmpty()) {
      findings.add(
          DefectKind.TAGS_MISSING, Defect.SUBMISSION, "the submit event has no complete tags");
      return findings.defective(null, null);
    }
    Memo memo = new Memo(submission.caseId(), submit.schema(), tags.get(), null);
    return new ContentVerification(
            submission, memo, profile, api, decryptor, schemas, findings, staging)
        .run();
  }

  private static String how(SecurityEvent closing) {
    return "%s at %s by %s"
        .formatted(
            closing.type(),
            closing.issuedAt(),
            closing.fromService() ? "the delivery service" : "this destination");
  }

  /** Not found: closed there only if the service itself says so, not if some proxy does. */
  private Reception gone(RemoteRefusal refusal, UUID id, @Nullable UUID knownCase) {
    if (!refusal.notFound()) {
      throw refusal;
    }
    if (refusal.problemType().filter(type -> type.endsWith(SUBMISSION_NOT_FOUND)).isEmpty()) {
      throw new TransientFault(FaultCode.REMOTE_NOT_FOUND, refusal.said(), refusal);
    }
    String how = "not found at the delivery service";
    if (knownCase == null) {
      return new Reception.AlreadyClosed(how, List.of());
    }
    try {
      EventLog log = logs.read(knownCase);
      return new Reception.AlreadyClosed(
          log.closing(id).map(SubmissionVerifier::how).orElse(how), log.evidence());
    } catch (RemoteRefusal e) {
      return new Reception.AlreadyClosed(how + ", nor its case", List.of());
    }
  }

  private void checkIdentity(RemoteSubmission submission, UUID id, @Nullable UUID knownCase) {
    boolean same =
        submission.submissionId().equals(id)
            && submission.destinationId().equals(profile.id())
            && (knownCase == null || submission.caseId().equals(knownCase));
    if (!same) {
      throw new Fault(
          FaultCode.REMOTE_ANSWER_UNREADABLE,
          "Submission %s: the answer names another submission, destination or case. Nothing was read; compare the destination-id with the portal."
              .formatted(id));
    }
  }
}
