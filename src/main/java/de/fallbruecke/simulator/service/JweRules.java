package de.fallbruecke.simulator.service;

import de.fallbruecke.platform.Json;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the service checks of a JWE that it cannot read. Every breach is a 422. */
final class JweRules {
  /** Shortest possible compact JWE for RSA-4096 (official). */
  private static final int MIN_LENGTH = 776;

  private static final int MIN_KEY_LENGTH = 683;
  private static final int IV_LENGTH = 16;
  private static final Set<String> DATA_TYPES = Set.of("application/json", "application/xml");

  enum Part {
    METADATA,
    DATA,
    ATTACHMENT
  }

  private JweRules() {}

  static void check(JweShape jwe, Part part, ApiVersion version, DestinationEntry destination) {
    check(jwe, part, version, kid -> destination.hasKey(kid, "wrapKey"));
  }

  static void check(JweShape jwe, Part part, ApiVersion version, Predicate<String> knownKid) {
    if (!jwe.clean()
        || jwe.segments().size() != 5
        || jwe.length() < MIN_LENGTH
        || jwe.segments().get(1) < MIN_KEY_LENGTH
        || jwe.segments().get(2) != IV_LENGTH
        || jwe.segments().get(4) != StoredSubmission.TAG_LENGTH) {
      throw invalid(part, "not a compact JWE");
    }
    JsonNode header = header(jwe, part);
    expect(header, "alg", "RSA-OAEP-256", part);
    expect(header, "enc", "A256GCM", part);
    if (!knownKid.test(header.path("kid").asString(""))) {
      throw invalid(part, "Invalid JWE Header 'kid'");
    }
    String type = header.path("cty").asString("");
    if (part == Part.ATTACHMENT ? !type.contains("/") : !DATA_TYPES.contains(type)) {
      throw invalid(part, "Invalid JWE Header 'cty'");
    }
    if (header.has("crit")
        || (header.has("zip")
            && (version == ApiVersion.V2 || !header.path("zip").asString("").equals("DEF")))) {
      throw invalid(part, "Invalid JWE Header " + (header.has("crit") ? "'crit'" : "'zip'"));
    }
  }

  private static JsonNode header(JweShape jwe, Part part) {
    try {
      return Json.mapper().readTree(Base64.getUrlDecoder().decode(jwe.header()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw invalid(part, "the JWE header is unreadable");
    }
  }

  private static void expect(JsonNode header, String name, String value, Part part) {
    if (!header.path(name).asString("").equals(value)) {
      throw invalid(part, "Invalid JWE Header '" + name + "'");
    }
  }

  private static RuntimeException invalid(Part part, String detail) {
    return Problems.unprocessable(part.name().toLowerCase(Locale.ROOT) + ": " + detail);
  }
}
