package de.fallbruecke.fitconnect.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.LinePatience;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.RetryAfter;
import de.fallbruecke.platform.TransientFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends one request and sorts the answer: taken, worth another try, or refused for good. The thread
 * that asks reads the answer; nothing of requests or answers is ever logged.
 */
public final class Transport {
  private static final Duration PAUSE_UNTIL_ACCESS_IS_REPAIRED = Duration.ofMinutes(5);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final int MAX_PROBLEM = 64 * 1024;

  private final HttpClient http;
  private final Clock clock;
  private final LinePatience patience;

  /**
   * A transport.
   *
   * @param timeout how long to wait for an answer, and for each further part of it
   */
  public Transport(HttpClient http, Clock clock, Duration timeout) {
    this.http = http;
    this.clock = clock;
    this.patience = new LinePatience(timeout);
  }

  /** An answer of the 2xx family; to be closed. */
  InputStream open(String what, Request request, long maximum, @Nullable AccessTokens tokens) {
    HttpResponse<InputStream> answer = exchange(what, request, tokens);
    if (answer.statusCode() / 100 != 2) {
      throw refused(what, answer);
    }
    return new RemoteBody(answer.body(), what, maximum, patience);
  }

  /** The JSON of an answer of the 2xx family. */
  JsonNode json(String what, Request request, long maximum, @Nullable AccessTokens tokens) {
    try (InputStream body = open(what, request, maximum, tokens)) {
      JsonNode json = Json.mapper().readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException | IOException e) {
      // falls through: the cause would quote what was received
    }
    throw new Fault(
        FaultCode.REMOTE_ANSWER_UNREADABLE,
        "%s: the answer is not the JSON object that was expected. Nothing was changed; check the configured address."
            .formatted(what));
  }

  private HttpResponse<InputStream> exchange(
      String what, Request request, @Nullable AccessTokens tokens) {
    if (tokens == null) {
      return send(what, request, null);
    }
    String token = tokens.current();
    HttpResponse<InputStream> answer = send(what, request, token);
    if (answer.statusCode() != 401) {
      return answer;
    }
    problem(what, answer); // reads the body, so that the connection can be used again
    tokens.refused(token);
    return send(what, request, tokens.current());
  }

  private HttpResponse<InputStream> send(String what, Request request, @Nullable String token) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(request.url()))
            .header("User-Agent", OutboundHttp.USER_AGENT)
            .header("Accept", request.accept());
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    Upload upload = request.body();
    if (upload != null) {
      builder
          .header("Content-Type", request.contentType())
          .method(request.method(), upload.publisher());
    }
    try {
      return patience.send(
          http,
          builder.build(),
          HttpResponse.BodyHandlers.ofInputStream(),
          upload == null ? () -> 0 : upload::sent);
    } catch (IOException e) {
      if (upload != null && upload.failure().isPresent()) {
        throw upload.failure().get();
      }
      throw new TransientFault(
          FaultCode.REMOTE_UNREACHABLE,
          "%s: no answer from %s (%s). It is tried again."
              .formatted(what, URI.create(request.url()).getHost(), e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFault(
          FaultCode.REMOTE_UNREACHABLE, what + ": interrupted. It is tried again.", e);
    }
  }

  private Fault refused(String what, HttpResponse<InputStream> answer) {
    int status = answer.statusCode();
    RemoteProblem problem = problem(what, answer);
    String said = "%s: answered %d (%s). ".formatted(what, status, problem.summary());
    if (status == 401 || status == 403) {
      // Not final: one wrong secret must not hold every submission for a person
      return new TransientFault(
          FaultCode.REMOTE_UNAUTHORISED,
          said + "It is tried again; check the client's secret and its destinations in the portal.",
          PAUSE_UNTIL_ACCESS_IS_REPAIRED);
    }
    if (PASSING.contains(status) || status >= 500) {
      return new TransientFault(
          FaultCode.REMOTE_BUSY,
          said + "It is tried again.",
          RetryAfter.of(answer.headers(), clock.instant()));
    }
    FaultCode code =
        status == 404 || status == 410 ? FaultCode.REMOTE_NOT_FOUND : FaultCode.REMOTE_REFUSED;
    return new RemoteRefusal(
        code, status, problem.type(), said + "Nothing was changed; repeating does not help.");
  }

  private RemoteProblem problem(String what, HttpResponse<InputStream> answer) {
    try (InputStream body = new RemoteBody(answer.body(), what, Long.MAX_VALUE, patience)) {
      return RemoteProblem.parse(body.readNBytes(MAX_PROBLEM));
    } catch (IOException | TransientFault e) {
      return RemoteProblem.parse(new byte[0]);
    }
  }

  /** A request without its credentials. */
  record Request(
      String method, String url, String accept, String contentType, @Nullable Upload body) {
    static Request get(String url, String accept) {
      return new Request("GET", url, accept, "", null);
    }

    static Request post(String url, String contentType, String body) {
      return text("POST", url, contentType, body);
    }

    static Request put(String url, String contentType, String body) {
      return text("PUT", url, contentType, body);
    }

    static Request put(String url, String contentType, Upload body) {
      return new Request("PUT", url, "application/json", contentType, body);
    }

    private static Request text(String method, String url, String contentType, String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return new Request(
          method,
          url,
          "application/json",
          contentType,
          new Upload(bytes.length, () -> new ByteArrayInputStream(bytes)));
    }
  }
}
