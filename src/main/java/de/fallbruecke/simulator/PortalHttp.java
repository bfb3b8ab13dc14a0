package de.fallbruecke.simulator;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.LinePatience;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The portal's calls: token in every call, problems as faults that name status and reason. */
final class PortalHttp {
  private record Token(String value, Instant expires) {}

  private static final LinePatience PATIENCE = new LinePatience(Duration.ofMinutes(1));

  private final Connection connection;
  private final HttpClient http = OutboundHttp.newClient();
  private final Clock clock = Clock.systemUTC();
  private @Nullable Token token;

  PortalHttp(Connection connection) {
    this.connection = connection;
  }

  JsonNode get(URI uri) {
    return call(uri, request -> request.GET(), 200);
  }

  JsonNode post(URI uri, JsonNode body, int expected) {
    return call(uri, request -> json(request, "POST", body), expected);
  }

  JsonNode put(URI uri, JsonNode body, int expected) {
    return call(uri, request -> json(request, "PUT", body), expected);
  }

  void postText(URI uri, String contentType, String body, int expected) {
    call(
        uri,
        request ->
            request
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)),
        expected);
  }

  /** The body of a 200, whatever it is. */
  String text(URI uri) {
    try {
      HttpResponse<byte[]> response = send(uri, request -> request.GET(), () -> 0);
      if (response.statusCode() != 200) {
        throw refused("GET", uri, response);
      }
      return new String(response.body(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new Fault(FaultCode.PORTAL_REFUSED, "No answer from " + uri + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(FaultCode.PORTAL_REFUSED, "Interrupted while calling " + uri, e);
    }
  }

  void putFile(URI uri, Path file) {
    AtomicLong sent = new AtomicLong();
    call(
        uri,
        request -> request.header("Content-Type", "application/jose").PUT(publisher(file, sent)),
        sent::get,
        204);
  }

  void close() {
    http.close();
  }

  private static HttpRequest.BodyPublisher publisher(Path file, AtomicLong sent)
      throws IOException {
    return HttpRequest.BodyPublishers.fromPublisher(
        HttpRequest.BodyPublishers.ofInputStream(
            () -> {
              try {
                return new CountingStream(Files.newInputStream(file), sent);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }),
        Files.size(file));
  }

  private static HttpRequest.Builder json(
      HttpRequest.Builder request, String method, JsonNode body) {
    return request
        .header("Content-Type", "application/json")
        .method(
            method, HttpRequest.BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
  }

  @FunctionalInterface
  private interface Body {
    HttpRequest.Builder on(HttpRequest.Builder request) throws IOException;
  }

  private JsonNode call(URI uri, Body body, int expected) {
    return call(uri, body, () -> 0, expected);
  }

  private JsonNode call(URI uri, Body body, LongSupplier sent, int expected) {
    try {
      HttpResponse<byte[]> response = send(uri, body, sent);
      if (response.statusCode() == 401) {
        forgetToken(); // it may have ended early, for example with a restart of the service
        response = send(uri, body, sent);
      }
      if (response.statusCode() != expected) {
        throw refused(response.request().method(), uri, response);
      }
      return response.body().length == 0
          ? Json.mapper().missingNode()
          : Json.mapper().readTree(response.body());
    } catch (IOException e) {
      throw new Fault(
          FaultCode.PORTAL_REFUSED,
          "No answer from " + uri + ". The submission may be incomplete; send it again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(FaultCode.PORTAL_REFUSED, "Interrupted while calling " + uri, e);
    }
  }

  private HttpResponse<byte[]> send(URI uri, Body body, LongSupplier sent)
      throws IOException, InterruptedException {
    return PATIENCE.send(
        http,
        body.on(request(uri).header("Authorization", "Bearer " + accessToken())).build(),
        HttpResponse.BodyHandlers.ofByteArray(),
        sent);
  }

  private synchronized void forgetToken() {
    token = null;
  }

  private static Fault refused(String method, URI uri, HttpResponse<byte[]> response) {
    String reason = new String(response.body(), StandardCharsets.UTF_8);
    return new Fault(
        FaultCode.PORTAL_REFUSED,
        method
            + " "
            + uri.getPath()
            + " was answered with "
            + response.statusCode()
            + ": "
            + reason.substring(0, Math.min(500, reason.length()))
            + ". Correct the call and send again.");
  }

  private synchronized String accessToken() throws IOException, InterruptedException {
    if (token == null || clock.instant().isAfter(token.expires())) {
      token = newToken();
    }
    return token.value();
  }

  private Token newToken() throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(connection.sender().clientId())
            + "&client_secret="
            + encode(connection.sender().clientSecret());
    HttpRequest request =
        request(connection.tokenUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    HttpResponse<byte[]> response =
        PATIENCE.send(http, request, HttpResponse.BodyHandlers.ofByteArray(), () -> 0);
    if (response.statusCode() != 200) {
      throw refused("POST", connection.tokenUrl(), response);
    }
    JsonNode answer = Json.mapper().readTree(response.body());
    return new Token(
        answer.path("access_token").asString(""),
        clock.instant().plusSeconds(answer.path("expires_in").asLong(0) - 60));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("User-Agent", "Fallbruecke-Portal/0.1");
  }
}
