package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.fitconnect.api.PublishedKeys;
import de.fallbruecke.fitconnect.api.SubmissionApi;
import de.fallbruecke.fitconnect.jose.SignedToken;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the event log of a case and verifies every token in it: form, type, algorithm, time, case,
 * issuer and signature. The key is chosen by the issuer alone: the configured delivery service by
 * its key set, a destination by its published signature key.
 */
public final class EventLogReader {
  // The start of 2020 in the schema of the tokens
  private static final long EARLIEST_IAT = 1_577_833_200;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final String UUID_TEXT = "[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
  private static final String SUBJECT = "(submission|reply):" + UUID_TEXT;
  private static final String SCHEMA =
      "https://schema\\.fitko\\.de/fit-connect/set-payload/\\d+\\.\\d+\\.\\d+/set-payload\\.schema\\.json";
  private static final Set<String> BY_SERVICE_ONLY =
      Set.of(
          "create-submission",
          "submit-submission",
          "notify-submission",
          "delete-submission",
          "create-reply",
          "submit-reply");

  private final SubmissionApi api;
  private final PublishedKeys keys;
  private final TokenKeys kept;
  private final String serviceIssuer;
  private final UUID ownDestination;
  private final Clock clock;

  /**
   * A reader.
   *
   * @param serviceIssuer how the delivery service calls itself, compared character by character
   */
  public EventLogReader(
      SubmissionApi api,
      PublishedKeys keys,
      TokenKeys kept,
      String serviceIssuer,
      UUID ownDestination,
      Clock clock) {
    this.api = api;
    this.keys = keys;
    this.kept = kept;
    this.serviceIssuer = serviceIssuer;
    this.ownDestination = ownDestination;
    this.clock = clock;
  }

  /** All events of the case; never throws for what they contain. */
  public EventLog read(UUID caseId) {
    return verify(caseId, api.events(caseId));
  }

  EventLog verify(UUID caseId, List<String> tokens) {
    List<SecurityEvent> events = new ArrayList<>();
    @Nullable String flaw = null;
    for (int i = 0; i < tokens.size(); i++) {
      try {
        events.add(verify(caseId, tokens.get(i)));
      } catch (Flaw e) {
        flaw = flaw == null ? "token %d: %s".formatted(i + 1, e.getMessage()) : flaw;
      }
    }
    return new EventLog(flaw, events);
  }

  private SecurityEvent verify(UUID caseId, String compact) throws Flaw {
    SignedToken token =
        SignedToken.parse(compact)
            .orElseThrow(() -> new Flaw("not a secevent+jwt signed with PS512 and a kid"));
    JsonNode claims = token.claims();
    String issuer = text(claims, "iss", ".{1,500}");
    boolean fromService = issuer.equals(serviceIssuer);
    RSAPublicKey key = key(issuer, fromService, token.kid());
    if (!token.signedBy(key)) {
      throw new Flaw("the signature does not fit the key of its issuer");
    }
    if (!text(claims, "txn", ".+").equals("case:" + caseId)) {
      throw new Flaw("txn names another case");
    }
    Map.Entry<String, JsonNode> event = onlyEvent(claims);
    String type = event.getKey().substring(SecurityEvent.TYPE_PREFIX.length());
    checkIssuer(type, issuer, fromService);
    return new SecurityEvent(
        compact,
        token.kid(),
        kept.keep(token.kid(), key),
        issuer,
        fromService,
        issuedAt(claims),
        text(claims, "jti", UUID_TEXT),
        text(claims, "sub", SUBJECT),
        type,
        claims.has("$schema") ? text(claims, "$schema", SCHEMA) : null,
        event.getValue());
  }

  private RSAPublicKey key(String issuer, boolean fromService, String kid) throws Flaw {
    Optional<RSAPublicKey> key;
    if (fromService) {
      key = keys.ofService(kid);
    } else if (issuer.matches(UUID_TEXT)) {
      key = keys.ofDestination(UUID.fromString(issuer), kid);
    } else {
      throw new Flaw("issued neither by the configured delivery service nor by a destination");
    }
    return key.orElseThrow(() -> new Flaw("its issuer publishes no signature key of that kid"));
  }

  private void checkIssuer(String type, String issuer, boolean fromService) throws Flaw {
    if (BY_SERVICE_ONLY.contains(type) && !fromService) {
      throw new Flaw(type + " not issued by the delivery service");
    }
    boolean closes = type.equals(SecurityEvent.ACCEPT) || type.equals(SecurityEvent.REJECT);
    if (closes && !fromService && !issuer.equalsIgnoreCase(ownDestination.toString())) {
      throw new Flaw(type + " issued by another destination");
    }
  }

  private Instant issuedAt(JsonNode claims) throws Flaw {
    JsonNode iat = claims.path("iat");
    long seconds = iat.isIntegralNumber() && iat.canConvertToLong() ? iat.asLong() : 0;
    long latest = clock.instant().plus(CLOCK_SKEW).getEpochSecond();
    if (seconds < EARLIEST_IAT || seconds > latest) {
      throw new Flaw("iat is no time in the past; if many logs fail, check this machine's clock");
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static Map.Entry<String, JsonNode> onlyEvent(JsonNode claims) throws Flaw {
    Set<Map.Entry<String, JsonNode>> events = claims.path("events").properties();
    if (events.size() != 1) {
      throw new Flaw("not exactly one event");
    }
    Map.Entry<String, JsonNode> event = events.iterator().next();
    if (!event.getKey().matches(SecurityEvent.TYPE_PREFIX + "[a-z-]{1,60}")
        || !event.getValue().isObject()) {
      throw new Flaw("no event of FIT-Connect");
    }
    return event;
  }

  private static String text(JsonNode claims, String name, String pattern) throws Flaw {
    return claims
        .path(name)
        .stringValueOpt()
        .filter(t -> t.matches(pattern))
        .orElseThrow(() -> new Flaw(name + " is missing or malformed"));
  }

  private static final class Flaw extends Exception {
    Flaw(String message) {
      super(message, null, false, false);
    }
  }
}
