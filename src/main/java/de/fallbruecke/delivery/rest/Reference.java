package de.fallbruecke.delivery.rest;

import de.fallbruecke.platform.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the target calls the case: the text under {@code reference} of a JSON answer, else the path
 * of the Location header. Up to 200 printable characters; anything else is ignored.
 */
final class Reference {
  private Reference() {}

  static @Nullable String in(HttpResponse<byte[]> answer) {
    return inBody(answer).or(() -> inLocation(answer)).orElse(null);
  }

  private static Optional<String> inBody(HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.body().length == 0 || !type.matches("(?i)application/([a-z0-9.+-]+\\+)?json.*")) {
      return Optional.empty();
    }
    try {
      JsonNode reference = Json.mapper().readTree(answer.body()).path("reference");
      return reference.isString() ? usable(reference.stringValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> inLocation(HttpResponse<byte[]> answer) {
    try {
      return answer
          .headers()
          .firstValue("Location")
          .map(URI::create)
          .map(URI::getRawPath)
          .flatMap(Reference::usable);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> usable(String text) {
    String stripped = text.strip();
    return stripped.matches("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}")
        ? Optional.of(stripped)
        : Optional.empty();
  }
}
