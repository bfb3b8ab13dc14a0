package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.jose.EventToken;
import de.fallbruecke.simulator.jose.EventTokens;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the service checks of an event token that a subscriber posts: syntax, schema version,
 * signature (official), and that it speaks of this case (assumed). The state of the submission is
 * checked by the caller.
 */
final class EventRules {
  private static final Pattern SCHEMA =
      Pattern.compile(
          "https://schema\\.fitko\\.de/fit-connect/set-payload/1\\.(\\d+)\\.(\\d+)/set-payload\\.schema\\.json");
  private static final long EARLIEST = 1_577_833_200L;
  private static final Map<String, SubmissionStatus> TARGETS =
      Map.of(
          "accept-submission", SubmissionStatus.ACCEPTED,
          "reject-submission", SubmissionStatus.REJECTED,
          "forward-submission", SubmissionStatus.FORWARDED,
          "accept-reply", SubmissionStatus.ACCEPTED,
          "reject-reply", SubmissionStatus.REJECTED);

  private EventRules() {}

  /** The token if it is in order; otherwise a refusal. */
  static EventToken check(
      String compact, ApiVersion version, CaseLog log, DestinationEntry destination) {
    EventToken token =
        EventTokens.read(compact)
            .orElseThrow(() -> Problems.badRequest("the body is no compact event token"));
    require(token.algorithm().equals("PS512"), "alg must be PS512");
    require(token.type().equals("secevent+jwt"), "typ must be secevent+jwt");
    require(token.kid() != null, "kid is missing");
    require(Call.uuidOf(token.claim("jti")).isPresent(), "jti must be a UUID");
    require(token.claims().path("iat").asLong(0) >= EARLIEST, "iat is missing or too early");
    require(
        token.claim("iss").equals(destination.destinationId().toString()),
        "iss must be the destinationId");
    require(token.claim("txn").equals("case:" + log.caseId()), "txn must name the case");
    require(target(token) != null, "exactly one event that a subscriber may issue is expected");
    schema(token, version);
    signature(token, destination);
    require(
        log.tokens().stream()
            .flatMap(known -> EventTokens.read(known).stream())
            .noneMatch(known -> known.claim("jti").equals(token.claim("jti"))),
        "jti was used before");
    return token;
  }

  /** The state into which the event leads; never null after {@link #check}. */
  static @org.jspecify.annotations.Nullable SubmissionStatus target(EventToken token) {
    return TARGETS.get(token.event());
  }

  private static void schema(EventToken token, ApiVersion version) {
    JsonNode payload = token.payload();
    boolean empty = payload.isEmpty();
    String schema = token.claim("$schema");
    if (schema.isEmpty()) {
      return; // historically optional; without it the service validates nothing
    }
    require(!empty, "an event without payload must not name a $schema");
    Matcher matcher = SCHEMA.matcher(schema);
    require(
        matcher.matches() && (version == ApiVersion.V1 || minor(matcher) >= 2),
        "Payload Schema not supported");
    if (token.event().startsWith("reject-")) {
      problems(payload.path("problems"));
    } else {
      require(payload.path("authenticationTags").isObject(), "authenticationTags are missing");
    }
  }

  private static int minor(Matcher matcher) {
    return matcher.group(1).length() > 3 ? 0 : Integer.parseInt(matcher.group(1));
  }

  private static void problems(JsonNode problems) {
    require(problems.isArray() && !problems.isEmpty(), "problems are missing");
    for (JsonNode problem : problems) {
      for (String member : List.of("type", "title", "detail", "instance")) {
        require(problem.path(member).isString(), "a problem without " + member);
      }
    }
  }

  private static void signature(EventToken token, DestinationEntry destination) {
    require(destination.hasKey(token.kid(), "verify"), "kid is no signing key of the destination");
    JsonNode jwk = destination.keys().get(token.kid());
    try {
      RSAKey key = RSAKey.parse(Json.mapper().writeValueAsString(jwk));
      require(EventTokens.verifies(token, key), "the signature is wrong");
    } catch (ParseException e) {
      throw new IllegalStateException("stored key " + token.kid() + " is unreadable", e);
    }
  }

  /** The tags of an accept must be those of the submission as sent (assumed). */
  static void sameTags(EventToken token, Map<String, Object> stored) {
    if (token.payload().path("authenticationTags") instanceof ObjectNode given) {
      ObjectNode tags = given.deepCopy();
      if (!tags.has("attachments")) {
        tags.putObject("attachments"); // whether none are named or nothing is said is the same
      }
      require(
          tags.equals(Json.mapper().valueToTree(stored)),
          "authenticationTags differ from those that were submitted");
    }
  }

  private static void require(boolean condition, String detail) {
    if (!condition) {
      throw Problems.unprocessable(detail);
    }
  }
}
