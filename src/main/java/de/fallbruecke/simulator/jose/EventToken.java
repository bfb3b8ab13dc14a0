package de.fallbruecke.simulator.jose;

import com.nimbusds.jose.JWSObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A security event token as read, its signature not yet verified.
 *
 * @param claims the payload, an object
 */
public record EventToken(JWSObject token, JsonNode claims) {
  /** Prefix of all event types. */
  public static final String EVENT_PREFIX = "https://schema.fitko.de/fit-connect/events/";

  /** Header {@code alg}. */
  public String algorithm() {
    return token.getHeader().getAlgorithm().getName();
  }

  /** Header {@code typ}, empty text if absent. */
  public String type() {
    return token.getHeader().getType() == null ? "" : token.getHeader().getType().getType();
  }

  /** Header {@code kid}. */
  public @Nullable String kid() {
    return token.getHeader().getKeyID();
  }

  /** A claim as text, empty if absent. */
  public String claim(String name) {
    return claims.path(name).asString("");
  }

  /** The one event's type without its prefix; empty text unless there is exactly one event. */
  public String event() {
    JsonNode events = claims.path("events");
    if (!events.isObject() || events.size() != 1) {
      return "";
    }
    String type = events.properties().iterator().next().getKey();
    return type.startsWith(EVENT_PREFIX) ? type.substring(EVENT_PREFIX.length()) : "";
  }

  /** The one event's payload; a missing node unless there is exactly one event. */
  public JsonNode payload() {
    return claims.path("events").path(EVENT_PREFIX + event());
  }
}
