package de.fallbruecke.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One request and its one answer. Used by one thread. */
public final class Call {
  private final HttpExchange exchange;
  private final Map<String, String> variables;
  private final Map<String, String> query;
  private boolean answered;
  private boolean mute;
  private int status;

  Call(HttpExchange exchange, Map<String, String> variables) {
    this.exchange = exchange;
    this.variables = variables;
    this.query = query(exchange.getRequestURI().getRawQuery());
  }

  private static Map<String, String> query(@Nullable String raw) {
    return raw == null ? Map.of() : form(raw);
  }

  /** Decodes {@code a=b&c=d}; the first of two equal names wins. */
  public static Map<String, String> form(String raw) {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(400, "Bad Request", "a parameter is not URL-encoded properly");
    }
  }

  /** HTTP method, upper case. */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** Path without query, as sent. */
  public String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /** Value of {@code {name}} in the path pattern. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no path variable " + name);
    }
    return value;
  }

  /** The path variable if it exists and is a UUID. */
  public Optional<UUID> uuid(String name) {
    return Optional.ofNullable(variables.get(name)).flatMap(Call::uuidOf);
  }

  /** The text as UUID in its canonical form of 36 characters. */
  public static Optional<UUID> uuidOf(@Nullable String text) {
    if (text == null || text.length() != 36) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** First value of a request header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** Media type of the request without parameters, lower case; empty text if there is none. */
  public String mediaType() {
    String value = header("Content-Type").orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** The request body as a stream. */
  public InputStream body() {
    return exchange.getRequestBody();
  }

  /** The whole body. A body over {@code limit} bytes is refused with 413. */
  public byte[] bytes(int limit) throws IOException {
    byte[] bytes = body().readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw Refusal.of(413, "Content Too Large", "the body has more than " + limit + " bytes");
    }
    return bytes;
  }

  /** The whole body as JSON; no JSON is refused with 400. */
  public JsonNode json(int limit) throws IOException {
    try {
      return Json.mapper().readTree(bytes(limit));
    } catch (JacksonException e) {
      throw Refusal.of(400, "Bad Request", "the body is no JSON");
    }
  }

  /** Sets a response header. */
  public Call answerHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
    return this;
  }

  /** Answers without body. */
  public void answer(int status) throws IOException {
    if (begin(status)) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** Answers with the bytes. A HEAD request gets the headers only. */
  public void answer(int status, String contentType, byte[] body) throws IOException {
    answerHeader("Content-Type", contentType);
    if (!begin(status)) {
      return;
    }
    if (method().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Answers with JSON. */
  public void json(int status, Object body) throws IOException {
    answer(status, "application/json", Json.mapper().writeValueAsBytes(body));
  }

  /** Answers with a file, streamed. */
  public void file(int status, String contentType, Path file) throws IOException {
    try (OutputStream out = stream(status, contentType, Files.size(file))) {
      Files.copy(file, out);
    }
  }

  /** Begins an answer whose body the caller writes; {@code length} in bytes, more than 0. */
  public OutputStream stream(int status, String contentType, long length) throws IOException {
    answerHeader("Content-Type", contentType);
    if (!begin(status)) {
      return OutputStream.nullOutputStream();
    }
    exchange.sendResponseHeaders(status, length);
    return exchange.getResponseBody();
  }

  private boolean begin(int code) {
    answered = true;
    status = code;
    return !mute;
  }

  /** From now on answers are swallowed: the handler has its effect, the client hears nothing. */
  public void mute() {
    mute = true;
  }

  /** Status of the answer given, 0 as long as there is none. */
  public int status() {
    return status;
  }

  /** Thrown by a handler, it breaks the connection off without an answer. */
  public RuntimeException hangUp() {
    return new HangUp();
  }

  boolean answered() {
    return answered;
  }

  /** Ends the exchange without an answer. */
  static final class HangUp extends RuntimeException {
    HangUp() {
      super(null, null, false, false);
    }
  }
}
