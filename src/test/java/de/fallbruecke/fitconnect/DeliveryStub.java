package de.fallbruecke.fitconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Just enough of a delivery service to test the client: it serves what it is given and keeps what
 * it gets. It decides nothing; that is the simulator's job.
 */
public final class DeliveryStub implements AutoCloseable {
  /** What an exchange is answered with. */
  public record Answer(int status, String contentType, String body, Map<String, String> headers) {
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body, Map.of());
    }

    public static Answer problem(int status, String type) {
      return new Answer(
          status,
          "application/problem+json",
          "{\"type\":\"https://schema.fitko.de/fit-connect/submission-api/problems/%s\",\"title\":\"%s\"}"
              .formatted(type, type),
          Map.of());
    }
  }

  /** What was asked. */
  public record Asked(String line, String body, Map<String, String> headers) {}

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  public final List<String> waiting = new CopyOnWriteArrayList<>();
  public final Map<String, String> submissions = new ConcurrentHashMap<>();
  public final Map<String, String> attachments = new ConcurrentHashMap<>();

  /** Attachments whose next so many downloads break in the middle. */
  public final Map<String, AtomicInteger> broken = new ConcurrentHashMap<>();

  public final Map<String, List<String>> events = new ConcurrentHashMap<>();
  public final List<RSAKey> serviceKeys = new CopyOnWriteArrayList<>();
  public final Map<String, RSAKey> destinationKeys = new ConcurrentHashMap<>();
  public final AtomicInteger tokens = new AtomicInteger();
  public volatile int tokenLife = 1800;

  /** Called first; a null answer means: as usual. */
  public volatile Function<Asked, Answer> instead = a -> null;

  private final HttpServer server;

  public DeliveryStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/submission-api";
  }

  public String tokenUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  public long count(String lineStart) {
    return asked.stream().filter(a -> a.line().startsWith(lineStart)).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().toLowerCase(), e -> e.getValue().get(0)));
    Asked question =
        new Asked(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            headers);
    asked.add(question);
    Answer special = instead.apply(question);
    Answer answer = special == null ? usual(question) : special;
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body, 0, breaks(question) ? body.length / 2 : body.length);
    }
    exchange.close();
  }

  private boolean breaks(Asked question) {
    String line = question.line();
    AtomicInteger left = broken.get(line.substring(line.lastIndexOf('/') + 1));
    return left != null && left.getAndDecrement() > 0;
  }

  private Answer usual(Asked question) {
    String line = question.line();
    if (line.equals("POST /token")) {
      return Answer.json(
          200,
          "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
              .formatted(tokens.incrementAndGet(), tokenLife));
    }
    if (line.endsWith("/.well-known/jwks.json")) {
      return Answer.json(
          200,
          serviceKeys.stream()
              .map(k -> TestKeys.published(k).toJSONString())
              .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }
    if (!question.headers().getOrDefault("authorization", "").startsWith("Bearer token-")) {
      return Answer.json(401, "{}");
    }
    Matcher path =
        Pattern.compile("(GET|POST) /submission-api/v[12]/([^?]*)(\\?.*)?").matcher(line);
    if (!path.matches()) {
      return new Answer(404, "text/html", "<h1>nginx</h1>", Map.of());
    }
    return path.group(1).equals("POST") ? post(path.group(2), question.body()) : get(path, line);
  }

  private Answer post(String path, String body) {
    events.computeIfAbsent(path.split("/")[1], id -> new CopyOnWriteArrayList<>()).add(body);
    return new Answer(204, "text/plain", "", Map.of());
  }

  private Answer get(Matcher path, String line) {
    String[] parts = path.group(2).split("/");
    if (parts[0].equals("submissions") && parts.length == 1) {
      return page(line, "submissions", waiting);
    }
    if (parts[0].equals("cases")) {
      List<String> log =
          events.getOrDefault(parts[1], List.of()).stream().map(e -> '"' + e + '"').toList();
      return page(line, "eventLog", log);
    }
    if (parts[0].equals("destinations") && parts.length == 4) {
      RSAKey key = destinationKeys.get(parts[3]);
      return key == null
          ? Answer.problem(404, "key-not-found")
          : Answer.json(200, TestKeys.published(key).toJSONString());
    }
    if (parts.length == 4) {
      String jwe = attachments.get(parts[3]);
      return jwe == null
          ? Answer.problem(404, "attachment-not-found")
          : new Answer(200, "application/jose", jwe, Map.of());
    }
    String submission = submissions.get(parts[1]);
    return submission == null
        ? Answer.problem(404, "submission-not-found")
        : Answer.json(200, submission);
  }

  private static Answer page(String line, String field, List<String> all) {
    Matcher query = Pattern.compile(".*offset=(\\d+)&limit=(\\d+).*").matcher(line);
    if (!query.matches()) {
      return Answer.problem(400, "paging");
    }
    int from = Math.min(Integer.parseInt(query.group(1)), all.size());
    int to = Math.min(from + Integer.parseInt(query.group(2)), all.size());
    List<String> page = new ArrayList<>(all.subList(from, to));
    return Answer.json(
        200,
        "{\"offset\":%d,\"count\":%d,\"totalCount\":%d,\"%s\":[%s]}"
            .formatted(from, page.size(), all.size(), field, String.join(",", page)));
  }
}
