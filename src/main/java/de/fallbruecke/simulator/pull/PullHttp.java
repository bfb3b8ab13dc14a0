package de.fallbruecke.simulator.pull;

import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Requests to the interface, with a token that is renewed when it is refused. */
final class PullHttp {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LEASE = "Fallbruecke-Lease";

  private final HttpClient http;
  private final URI gateway;
  private final String client;
  private final String secret;
  private @Nullable String token;

  PullHttp(HttpClient http, URI gateway, String client, String secret) {
    this.http = http;
    this.gateway = gateway;
    this.client = client;
    this.secret = secret;
  }

  /** What came instead of success. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String path, int status) {
      super(path + " was answered with " + status);
    }
  }

  JsonNode list() throws IOException, InterruptedException {
    return json(send("GET", "/api/v1/cases", null, null));
  }

  String lease(String id) throws IOException, InterruptedException {
    return json(send("POST", "/api/v1/cases/" + id + "/lease", Map.of(), null))
        .path("lease")
        .stringValue();
  }

  JsonNode documents(String id, String lease) throws IOException, InterruptedException {
    return json(send("GET", "/api/v1/cases/" + id + "/documents", null, lease));
  }

  /** The content; to be closed. */
  InputStream content(String id, String rest, String lease)
      throws IOException, InterruptedException {
    return send("GET", "/api/v1/cases/" + id + rest, null, lease).body();
  }

  void acknowledge(String id, String lease, String reference)
      throws IOException, InterruptedException {
    send("POST", "/api/v1/cases/" + id + "/acknowledgement", Map.of("reference", reference), lease)
        .body()
        .close();
  }

  /** Answers the applicant; under the same key it is the same answer. */
  void answer(String id, String key, Answer answer) throws IOException, InterruptedException {
    String path = "/api/v1/cases/" + id + "/messages";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(PATIENCE)
            .header("User-Agent", "Beispiel-Fachverfahren/1.0")
            .header("Idempotency-Key", key)
            .header("Content-Type", "multipart/form-data; boundary=" + Answer.BOUNDARY)
            .POST(BodyPublishers.ofByteArray(answer.body()));
    HttpResponse<InputStream> response =
        http.send(
            request.copy().header("Authorization", "Bearer " + token).build(),
            BodyHandlers.ofInputStream());
    if (response.statusCode() == 401) {
      response.body().close();
      token = newToken();
      response =
          http.send(
              request.copy().header("Authorization", "Bearer " + token).build(),
              BodyHandlers.ofInputStream());
    }
    successful(path, response).body().close();
  }

  private static JsonNode json(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      return Json.mapper().readTree(body.readAllBytes());
    }
  }

  private HttpResponse<InputStream> send(
      String method, String path, @Nullable Object body, @Nullable String lease)
      throws IOException, InterruptedException {
    String known = token;
    if (known != null) {
      HttpResponse<InputStream> answer = send(method, path, body, lease, known);
      if (answer.statusCode() != 401) {
        return successful(path, answer);
      }
      answer.body().close();
    }
    String fresh = newToken();
    token = fresh;
    return successful(path, send(method, path, body, lease, fresh));
  }

  private HttpResponse<InputStream> send(
      String method, String path, @Nullable Object body, @Nullable String lease, String bearer)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(PATIENCE)
            .header("User-Agent", "Beispiel-Fachverfahren/1.0")
            .header("Authorization", "Bearer " + bearer)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (lease != null) {
      request.header(LEASE, lease);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private static HttpResponse<InputStream> successful(String path, HttpResponse<InputStream> answer)
      throws IOException {
    if (answer.statusCode() / 100 != 2) {
      answer.body().close();
      throw new Refused(path, answer.statusCode());
    }
    return answer;
  }

  private String newToken() throws IOException, InterruptedException {
    String pair = client + ":" + secret;
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
            .timeout(PATIENCE)
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return json(successful("/oauth2/token", http.send(request, BodyHandlers.ofInputStream())))
        .path("access_token")
        .stringValue();
  }
}
