package de.fallbruecke.fitconnect.jose;

import de.fallbruecke.platform.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The protected header, checked against the allow-list of FIT-Connect before any key is touched.
 * Keys and key addresses that a header brings along ({@code jwk}, {@code jku}, {@code x5u}, {@code
 * x5c}) are ignored: only our own key set counts.
 */
record JweHeader(String kid, boolean deflated) {
  static JweHeader parse(byte[] segment, boolean compressionAllowed) throws JweRefused {
    JsonNode header = json(Base64Url.decode(segment));
    if (!is(header, "alg", "RSA-OAEP-256") || !is(header, "enc", "A256GCM")) {
      throw new JweRefused(Refusal.ALGORITHM);
    }
    if (header.has("crit")) {
      throw new JweRefused(Refusal.CRITICAL);
    }
    boolean deflated = header.has("zip");
    if (deflated && !(compressionAllowed && is(header, "zip", "DEF"))) {
      throw new JweRefused(Refusal.COMPRESSION);
    }
    String kid =
        header.path("kid").stringValueOpt().orElseThrow(() -> new JweRefused(Refusal.KEY_UNKNOWN));
    return new JweHeader(kid, deflated);
  }

  private static JsonNode json(byte[] bytes) throws JweRefused {
    try {
      JsonNode node = Json.mapper().readTree(bytes);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      // falls through: the cause would quote foreign text
    }
    throw new JweRefused(Refusal.MALFORMED);
  }

  private static boolean is(JsonNode header, String name, String value) {
    return header.path(name).stringValueOpt().filter(value::equals).isPresent();
  }
}
