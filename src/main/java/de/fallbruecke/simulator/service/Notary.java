package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import de.fallbruecke.simulator.jose.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Signs the service's own events and writes them into the log of the case. */
final class Notary {
  /** The version that the real service wrote in June 2026 (reported live). */
  static final String SCHEMA =
      "https://schema.fitko.de/fit-connect/set-payload/1.2.2/set-payload.schema.json";

  private final RSAKey key;
  private final String issuer;
  private final Clock clock;
  private final Cases cases;

  Notary(RSAKey key, String issuer, Clock clock, Cases cases) {
    this.key = key;
    this.issuer = issuer;
    this.clock = clock;
    this.cases = cases;
  }

  Map<String, Object> jwks() {
    return new JWKSet(Keys.publicHalf(key)).toJSONObject();
  }

  RSAKey key() {
    return key;
  }

  String issuer() {
    return issuer;
  }

  void created(SubmissionFacts facts) {
    issue("create-submission", facts, null);
  }

  void submitted(StoredSubmission stored) {
    issue("submit-submission", stored.facts(), tags(stored));
  }

  void notified(StoredSubmission stored) {
    issue("notify-submission", stored.facts(), tags(stored));
  }

  void deleted(SubmissionFacts facts) {
    issue("delete-submission", facts, null);
  }

  void replyCreated(ReplyFacts facts) {
    issue("create-reply", facts, null);
  }

  void replySubmitted(StoredReply stored) {
    issue("submit-reply", stored.facts(), tags(stored));
  }

  void replyDeleted(ReplyFacts facts) {
    issue("delete-reply", facts, null);
  }

  /** The reject of day 14, by analogy with submissions. */
  void replyRejectedForAge(ReplyFacts facts) {
    issue("reject-reply", facts, tooOld("reply"));
  }

  private static ObjectNode tags(StoredReply stored) {
    try {
      ObjectNode payload = Json.mapper().createObjectNode();
      payload.set("authenticationTags", Json.mapper().valueToTree(stored.authenticationTags()));
      return payload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void issue(String event, ReplyFacts facts, @Nullable ObjectNode payload) {
    issue(event, "reply:" + facts.replyId(), cases.existing(facts.caseId()), payload);
  }

  /** The reject of day 14. The real problem type is unknown; this one says that it is ours. */
  void rejectedForAge(SubmissionFacts facts) {
    issue("reject-submission", facts, tooOld("submission"));
  }

  private static ObjectNode tooOld(String instance) {
    ObjectNode payload = Json.mapper().createObjectNode();
    payload
        .putArray("problems")
        .addObject()
        .put("type", "urn:fallbruecke:simulator:problem:pickup-deadline")
        .put("title", "It was not picked up in time")
        .put("detail", "The %s was not picked up within 14 days.".formatted(instance))
        .put("instance", instance);
    return payload;
  }

  boolean hasSubmitEvent(SubmissionFacts facts) {
    return cases.of(facts).tokens().stream()
        .flatMap(token -> EventTokens.read(token).stream())
        .anyMatch(
            token ->
                token.event().equals("submit-submission")
                    && token.claim("sub").equals("submission:" + facts.submissionId()));
  }

  /** When the last event of a case was issued; the beginning of time for an empty log. */
  static Instant lastEvent(CaseLog log) {
    List<String> tokens = log.tokens();
    return tokens.isEmpty()
        ? Instant.EPOCH
        : EventTokens.read(tokens.getLast())
            .map(token -> Instant.ofEpochSecond(token.claims().path("iat").asLong(0)))
            .orElse(Instant.EPOCH);
  }

  private static ObjectNode tags(StoredSubmission stored) {
    try {
      ObjectNode payload = Json.mapper().createObjectNode();
      payload.set("authenticationTags", Json.mapper().valueToTree(stored.authenticationTags()));
      return payload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void issue(String event, SubmissionFacts facts, @Nullable ObjectNode payload) {
    issue(event, "submission:" + facts.submissionId(), cases.of(facts), payload);
  }

  private void issue(String event, String subject, CaseLog log, @Nullable ObjectNode payload) {
    ObjectNode claims = Json.mapper().createObjectNode();
    if (payload != null) {
      claims.put("$schema", SCHEMA); // an event without payload must not name a schema
    }
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", issuer);
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("sub", subject);
    claims.put("txn", "case:" + log.caseId());
    claims
        .putObject("events")
        .set(
            EventToken.EVENT_PREFIX + event,
            payload == null ? Json.mapper().createObjectNode() : payload);
    log.append(EventTokens.sign(claims, key));
  }
}
