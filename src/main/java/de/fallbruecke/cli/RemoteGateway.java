package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A gateway somewhere else, through its REST interface for admins. What it refuses is told with the
 * code and the sentence that a command on the server would tell.
 */
final class RemoteGateway {
  private static final String PATHS = "/api/admin/v1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration UPLOAD_PATIENCE = Duration.ofMinutes(10);
  private static final int LARGEST = 64 * 1024 * 1024;

  private final HttpClient http;
  private final URI server;
  private final String token;

  RemoteGateway(HttpClient http, URI server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
  }

  /** What lies there. */
  <T> T get(String path, Map<String, ?> query, Class<T> type) {
    return answer(request(path + query(query)).GET().build(), type);
  }

  private static String query(Map<String, ?> query) {
    String asked =
        query.entrySet().stream()
            .flatMap(
                one ->
                    (one.getValue() instanceof Collection<?> many ? many : List.of(one.getValue()))
                        .stream()
                            .map(
                                value ->
                                    encoded(one.getKey()) + "=" + encoded(String.valueOf(value))))
            .collect(Collectors.joining("&"));
    return asked.isEmpty() ? "" : "?" + asked;
  }

  <T> T get(String path, Class<T> type) {
    return get(path, Map.of(), type);
  }

  /** Has something done. */
  <T> T post(String path, @Nullable Object body, Class<T> type) {
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.POST(BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)));
    }
    return answer(request.build(), type);
  }

  /** Entity tag of what lies there now. */
  String tag(String path) {
    return exchange(
        request(path).GET().build(),
        (headers, body) ->
            headers.firstValue("ETag").orElseThrow(() -> strange("its answer has no ETag")));
  }

  /** Has something done to what was seen. */
  <T> T postSeen(String path, String tag, Object body, Class<T> type) {
    return answer(
        request(path)
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(body)))
            .build(),
        type);
  }

  /** Hands a file over. */
  <T> T upload(String path, Map<String, ?> query, String media, byte[] file, Class<T> type) {
    return answer(
        request(path + query(query))
            .timeout(UPLOAD_PATIENCE)
            .header("Content-Type", media)
            .POST(BodyPublishers.ofByteArray(file))
            .build(),
        type);
  }

  /**
   * A file as it came.
   *
   * @param name as the gateway calls it, without any folder
   * @param bytes not to be changed
   */
  record File(String name, byte[] bytes) {}

  /** Has a file made. */
  File postForFile(String path) {
    HttpRequest request = request(path).POST(BodyPublishers.noBody()).build();
    return exchange(
        request,
        (headers, body) ->
            new File(
                Pattern.compile("filename=\"([A-Za-z0-9][A-Za-z0-9._-]{0,200})\"")
                    .matcher(headers.firstValue("Content-Disposition").orElse(""))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow(() -> strange("its answer is no file")),
                body));
  }

  /**
   * Any operation.
   *
   * @param path with that of the interface
   * @param seen entity tag of what was seen; null if the operation takes none
   * @param body null if nothing is handed over
   */
  record Call(
      String method,
      String path,
      Map<String, String> query,
      @Nullable String seen,
      @Nullable String media,
      byte @Nullable [] body) {}

  /**
   * What came of it.
   *
   * @param tag entity tag of what was answered
   * @param bytes not to be changed
   */
  record Answer(String media, @Nullable String tag, byte[] bytes) {}

  /** Has it done. */
  Answer call(Call call) {
    HttpRequest.Builder request =
        request(call.path().substring(PATHS.length()) + query(call.query()))
            .timeout(UPLOAD_PATIENCE)
            .method(
                call.method(),
                call.body() == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    if (call.media() != null) {
      request.header("Content-Type", call.media());
    }
    if (call.seen() != null) {
      request.header("If-Match", call.seen());
    }
    return exchange(
        request.build(),
        (headers, body) ->
            new Answer(
                headers.firstValue("Content-Type").orElse(""),
                headers.firstValue("ETag").orElse(null),
                body));
  }

  /** A part of a path, as it must be written there. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server + PATHS + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, */*;q=0.5")
        .header("Accept-Language", "en")
        .header("User-Agent", OutboundHttp.USER_AGENT);
  }

  private interface Reading<T> {
    T of(HttpHeaders headers, byte[] body);
  }

  private <T> T answer(HttpRequest request, Class<T> type) {
    return exchange(request, (headers, body) -> Json.mapper().readValue(body, type));
  }

  private <T> T exchange(HttpRequest request, Reading<T> reading) {
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        byte[] body = in.readNBytes(LARGEST);
        if (answer.statusCode() / 100 != 2) {
          throw refused(answer.statusCode(), body);
        }
        if (body.length == LARGEST) {
          throw strange("its answer is larger than 64 MB");
        }
        return reading.of(answer.headers(), body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("the command was ended");
    } catch (SSLException e) {
      throw new Fault(
          FaultCode.ADMIN_NOT_TRUSTED,
          "%s does not prove with its certificate that it is the gateway. Nothing was sent; name its authority with --trust-file."
              .formatted(server));
    } catch (IOException e) {
      throw unreachable(e.getClass().getSimpleName());
    } catch (JacksonException e) {
      throw strange("its answer is none that this command knows");
    }
  }

  private Fault unreachable(String why) {
    return new Fault(
        FaultCode.ADMIN_UNREACHABLE,
        "%s cannot be reached (%s). Whether a change was made is not known; look before you repeat it."
            .formatted(server, why));
  }

  private Fault strange(String why) {
    return new Fault(
        FaultCode.ADMIN_ANSWER_STRANGE,
        "%s is no gateway of this version: %s. Check --server.".formatted(server, why));
  }

  private Fault refused(int status, byte[] body) {
    JsonNode problem;
    try {
      problem = Json.mapper().readTree(body);
    } catch (JacksonException noProblem) {
      return strange("it answered with status " + status);
    }
    String code = problem.path("code").asString("");
    String said =
        problem.has("detail")
            ? problem.path("detail").asString("")
            : problem.path("title").asString("") + ". " + problem.path("remedy").asString("");
    return FaultCode.find(code)
        .map(known -> new Fault(known, said))
        .orElseGet(
            () ->
                code.isEmpty()
                    ? strange("it answered with status " + status)
                    : new Fault(FaultCode.ADMIN_REFUSED, code + " " + said));
  }
}
