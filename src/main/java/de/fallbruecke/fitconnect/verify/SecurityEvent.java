package de.fallbruecke.fitconnect.verify;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One verified event of a case.
 *
 * @param token the signed token, byte for byte
 * @param tokenKey thumbprint of the public key that verified it
 * @param issuer address of the delivery service or id of a destination
 * @param fromService the delivery service signed it
 * @param subject {@code submission:<uuid>} or {@code reply:<uuid>}
 * @param type without the common prefix, for example {@code submit-submission}
 * @param schema schema of the payload, if it names one
 */
public record SecurityEvent(
    String token,
    String kid,
    String tokenKey,
    String issuer,
    boolean fromService,
    Instant issuedAt,
    String jti,
    String subject,
    String type,
    @Nullable String schema,
    JsonNode payload) {
  /** Common beginning of all event types. */
  public static final String TYPE_PREFIX = "https://schema.fitko.de/fit-connect/events/";

  public static final String SUBMIT = "submit-submission";
  public static final String ACCEPT = "accept-submission";
  public static final String REJECT = "reject-submission";
  public static final String DELETE = "delete-submission";

  /** The tags in the payload, if it has well-formed ones. */
  public Optional<AuthenticationTags> tags() {
    return AuthenticationTags.parse(payload);
  }

  /** For the evidence. */
  public Event evidence() {
    return Event.token(
        "EVENT_TOKEN",
        Map.of(
            "type",
            type,
            "issuer",
            issuer,
            "subject",
            subject,
            "jti",
            jti,
            "kid",
            kid,
            EvidenceKey.FACT,
            tokenKey,
            "issuedAt",
            issuedAt.toString()),
        token);
  }
}
