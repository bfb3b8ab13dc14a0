package de.fallbruecke.fitconnect.api;

import de.fallbruecke.platform.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The error body of an answer in one line: RFC 7807 ({@code type}, {@code title}), the gateway's
 * own {@code errorCode}, or OAuth's {@code error}. Foreign text: cut and freed of control
 * characters before it reaches a log; {@code detail} and {@code description} are left out because
 * they may repeat what was sent.
 */
record RemoteProblem(@Nullable String type, String summary) {
  private static final int MAX_LENGTH = 200;
  private static final String NO_REASON = "no reason given";

  static RemoteProblem parse(byte[] body) {
    try {
      JsonNode json = Json.mapper().readTree(body);
      String parts =
          Stream.of("type", "title", "errorCode", "error")
              .flatMap(name -> json.path(name).stringValueOpt().stream())
              .collect(Collectors.joining(", "));
      return new RemoteProblem(
          json.path("type").stringValueOpt().filter(t -> t.startsWith("http")).orElse(null),
          parts.isEmpty() ? NO_REASON : tamed(parts));
    } catch (JacksonException e) {
      return new RemoteProblem(null, NO_REASON);
    }
  }

  private static String tamed(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
  }
}
