package de.fallbruecke.delivery.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A target that keeps cases by idempotency key and can misbehave. */
public final class SpecialistSoftware implements AutoCloseable {
  /** One part of a multipart body. */
  public record Part(String head, byte[] bytes) {
    public String header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    public String parameter(String name) {
      String disposition = header("Content-Disposition");
      int from = disposition.indexOf(" " + name + "=\"") + name.length() + 3;
      return disposition.substring(from, disposition.indexOf('"', from));
    }
  }

  /** A request that was read completely. */
  public record Received(Headers headers, byte[] body) {
    public List<Part> parts() {
      String boundary = headers.getFirst("Content-Type").split("boundary=")[1];
      // ISO 8859-1 maps bytes to characters one to one
      String text = new String(body, StandardCharsets.ISO_8859_1);
      List<Part> parts = new ArrayList<>();
      for (String piece : ("\r\n" + text).split("\r\n--" + boundary)) {
        if (piece.startsWith("\r\n")) {
          int end = piece.indexOf("\r\n\r\n");
          parts.add(
              new Part(
                  new String(
                      piece.substring(2, end).getBytes(StandardCharsets.ISO_8859_1),
                      StandardCharsets.UTF_8),
                  piece.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1)));
        }
      }
      return parts;
    }
  }

  /** What to do with the request after it was read. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(SpecialistSoftware software, HttpExchange exchange, Received received)
        throws IOException;
  }

  /** Stores by key, refuses other content under a known key. */
  public static final Behaviour GOOD =
      (software, exchange, received) -> {
        boolean same = software.store(received);
        software.reply(exchange, same ? 201 : 409, "{\"reference\":\"FV-4711\"}");
      };

  /** Takes the case and then breaks the connection. */
  public static final Behaviour TAKES_AND_DIES =
      (software, exchange, received) -> {
        software.store(received);
        exchange.close();
      };

  /** Takes the case and says nothing until the test is over. */
  public static final Behaviour TAKES_AND_SLEEPS =
      (software, exchange, received) -> {
        software.store(received);
        software.awaitEnd();
        exchange.close();
      };

  public static Behaviour status(int status) {
    return (software, exchange, received) ->
        software.reply(exchange, status, "Name des Antragstellers: KANARIENVOGEL");
  }

  /** Fails once before it takes anything, and is in order then. */
  public static Behaviour failingOnce(int status) {
    return (software, exchange, received) -> {
      software.behaviour = GOOD;
      software.reply(exchange, status, "Name des Antragstellers: KANARIENVOGEL");
    };
  }

  public final List<Received> requests = new CopyOnWriteArrayList<>();
  public final Map<String, Received> cases = new ConcurrentHashMap<>();
  public final List<String> inquiries = new CopyOnWriteArrayList<>();
  public volatile Behaviour behaviour = GOOD;

  /** What is answered to every question for a key; 0: the truth. */
  public volatile int statusAnswer;

  public final Map<String, String> answerHeaders = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;

  /** Tokens given out; the last one is the only one that is accepted. */
  public final List<String> tokens = new CopyOnWriteArrayList<>();

  /** What the token server answers; 200: the truth. */
  public volatile int tokenStatus = 200;

  /** Whether a request needs the last token. */
  public volatile boolean guarded;

  private final String scheme;

  public SpecialistSoftware() {
    this(null);
  }

  /** Over HTTPS, with a client certificate that this context trusts. */
  public SpecialistSoftware(SSLContext tls) {
    scheme = tls == null ? "http" : "https";
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      if (tls == null) {
        server = HttpServer.create(any, 0);
      } else {
        HttpsServer secure = HttpsServer.create(any, 0);
        secure.setHttpsConfigurator(
            new HttpsConfigurator(tls) {
              @Override
              public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
              }
            });
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/cases", this::take);
    server.createContext("/keys/", this::tell);
    server.createContext("/token", this::token);
    server.start();
  }

  public URI url() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/cases");
  }

  public URI tokenUrl() {
    return url().resolve("/token");
  }

  public String statusUrl() {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/keys/{key}";
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Received received = new Received(exchange.getRequestHeaders(), body);
    if (guarded
        && !("Bearer " + tokens.getLast())
            .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{}");
      return;
    }
    requests.add(received);
    behaviour.answer(this, exchange, received);
  }

  private void tell(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestURI().getPath().substring("/keys/".length());
    inquiries.add(exchange.getRequestMethod() + " " + key);
    int status = statusAnswer > 0 ? statusAnswer : cases.containsKey(key) ? 200 : 404;
    if (exchange.getRequestMethod().equals("HEAD") || status == 204) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    } else {
      reply(exchange, status, "{\"reference\":\"FV-4711\"}");
    }
  }

  /** Client {@code fallbruecke} with secret {@code geheim/&ü}. */
  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String pair =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("fallbruecke:geheim%2F%26%C3%BC".getBytes(StandardCharsets.UTF_8));
    if (tokenStatus != 200) {
      reply(exchange, tokenStatus, "{\"error\":\"x\"}");
    } else if (!pair.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !form.equals("grant_type=client_credentials&scope=cases.write")) {
      reply(exchange, 401, "{\"error\":\"invalid_client\"}");
    } else {
      tokens.add("token-" + tokens.size());
      reply(
          exchange,
          200,
          "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
              .formatted(tokens.getLast()));
    }
  }

  public boolean store(Received received) {
    String key = received.headers().getFirst("Idempotency-Key");
    Received first = cases.putIfAbsent(key, received);
    return first == null || contentOf(first).equals(contentOf(received));
  }

  private static List<String> contentOf(Received received) {
    return received.headers().getFirst("Content-Type").startsWith("multipart/")
        ? received.parts().stream().map(part -> Sha512.hex(part.bytes())).toList()
        : List.of(Sha512.hex(received.body()));
  }

  public void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answerHeaders.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
