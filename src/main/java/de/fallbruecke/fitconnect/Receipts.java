package de.fallbruecke.fitconnect;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.fitconnect.api.RemoteRefusal;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.jose.SetSigner;
import de.fallbruecke.fitconnect.verify.EventLog;
import de.fallbruecke.fitconnect.verify.EventLogReader;
import de.fallbruecke.fitconnect.verify.Memo;
import de.fallbruecke.fitconnect.verify.SecurityEvent;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.IdSource;
import de.fallbruecke.platform.Json;
import de.fallbruecke.submission.Decision;
import de.fallbruecke.submission.Problem;
import de.fallbruecke.submission.Receipt;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts acceptance and rejection. Either is terminal and must be posted once: the event log is read
 * and verified again before every post, so that a lost answer does not lead to a second one.
 */
final class Receipts {
  private final UUID destination;
  private final SubmissionApi api;
  private final EventLogReader logs;
  private final SetSigner signer;
  private final Supplier<String> tokenKey;
  private final String setPayloadVersion;
  private final Clock clock;
  private final IdSource ids;

  Receipts(
      UUID destination,
      SubmissionApi api,
      EventLogReader logs,
      SetSigner signer,
      Supplier<String> tokenKey,
      String setPayloadVersion,
      Clock clock,
      IdSource ids) {
    this.destination = destination;
    this.api = api;
    this.logs = logs;
    this.signer = signer;
    this.tokenKey = tokenKey;
    this.setPayloadVersion = setPayloadVersion;
    this.clock = clock;
    this.ids = ids;
  }

  /** Makes the decision known, unless the event log has an answer already. */
  Receipt give(UUID submission, UUID caseId, @Nullable Memo memo, Decision decision) {
    EventLog log = read(caseId);
    Optional<Receipt> there = closed(log, submission, decision);
    if (there.isPresent()) {
      return there.get();
    }
    // kept before the post: afterwards nothing may stand between the answer and its evidence
    String ownKey = tokenKey.get();
    String token = signer.sign(claims(submission, caseId, log, memo, decision));
    try {
      api.post(caseId, token);
    } catch (RemoteRefusal e) {
      if (!e.conflict()) {
        throw e;
      }
      // somebody was faster, perhaps our own lost request
      return closed(read(caseId), submission, decision).orElseThrow(() -> e);
    }
    String type = type(decision);
    return new Receipt.Posted(
        false,
        List.of(
            Event.token(
                "EVENT_POSTED",
                Map.of("type", type, "kid", signer.kid(), EvidenceKey.FACT, ownKey),
                token)));
  }

  private EventLog read(UUID caseId) {
    EventLog log = logs.read(caseId);
    if (log.flaw() != null) {
      throw new Fault(
          FaultCode.EVENT_LOG_NOT_VERIFIABLE,
          "Event log of case %s: %s. Nothing was posted; have the delivery service look at it."
              .formatted(caseId, log.flaw()));
    }
    return log;
  }

  private Optional<Receipt> closed(EventLog log, UUID submission, Decision decision) {
    return log.closing(submission)
        .map(
            event ->
                event.type().equals(type(decision))
                    ? new Receipt.Posted(true, List.of(event.evidence()))
                    : new Receipt.Contradicted(
                        "%s at %s by %s"
                            .formatted(
                                event.type(),
                                event.issuedAt(),
                                event.fromService() ? "the delivery service" : "this destination"),
                        List.of(event.evidence())));
  }

  private static String type(Decision decision) {
    return switch (decision) {
      case Decision.Accept() -> SecurityEvent.ACCEPT;
      case Decision.Reject(List<Problem> problems) -> SecurityEvent.REJECT;
    };
  }

  private ObjectNode claims(
      UUID submission, UUID caseId, EventLog log, @Nullable Memo memo, Decision decision) {
    Optional<SecurityEvent> submit = log.of(submission, SecurityEvent.SUBMIT).stream().findFirst();
    ObjectNode claims = Json.mapper().createObjectNode();
    claims.put(
        "$schema",
        submit
            .map(SecurityEvent::schema)
            .or(() -> Optional.ofNullable(memo).map(Memo::setSchema))
            .orElseGet(
                () ->
                    "https://schema.fitko.de/fit-connect/set-payload/%s/set-payload.schema.json"
                        .formatted(setPayloadVersion)));
    claims.put("jti", ids.next().toString());
    claims.put("iss", destination.toString());
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("sub", "submission:" + submission);
    claims.put("txn", "case:" + caseId);
    ObjectNode payload =
        claims.putObject("events").putObject(SecurityEvent.TYPE_PREFIX + type(decision));
    switch (decision) {
      case Decision.Accept() ->
          payload.set("authenticationTags", verifiedTags(submission, submit, memo));
      case Decision.Reject(List<Problem> problems) -> {
        ArrayNode list = payload.putArray("problems");
        for (Problem problem : problems) {
          list.addObject()
              .put("type", problem.type())
              .put("title", problem.title())
              .put("detail", problem.detail())
              .put("instance", problem.instance());
        }
      }
    }
    return claims;
  }

  /**
   * What we accept is what we verified: the tags of the memo, which the log must still name. They
   * are repeated in the service's own spelling, which is sure to fit its schema.
   */
  private static JsonNode verifiedTags(
      UUID submission, Optional<SecurityEvent> submit, @Nullable Memo memo) {
    if (memo == null) {
      throw new Fault(
          FaultCode.UNEXPECTED,
          "Submission %s has no memo of the channel and cannot be accepted. Nothing was posted; receive it again."
              .formatted(submission));
    }
    return submit
        .filter(event -> event.tags().filter(memo.tags()::equals).isPresent())
        .map(event -> event.payload().path("authenticationTags"))
        .orElseThrow(
            () ->
                new Fault(
                    FaultCode.TAG_MISMATCH,
                    "Submission %s: the event log names other tags than those that were verified. Nothing was posted; have the delivery service look at it."
                        .formatted(submission)));
  }
}
