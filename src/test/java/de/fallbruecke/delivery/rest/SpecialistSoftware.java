package de.fallbruecke.delivery.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.fallbruecke.platform.Sha512;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

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

  public final List<Received> requests = new CopyOnWriteArrayList<>();
  public final Map<String, Received> cases = new ConcurrentHashMap<>();
  public final List<String> inquiries = new CopyOnWriteArrayList<>();
  public volatile Behaviour behaviour = GOOD;

  /** What is answered to every question for a key; 0: the truth. */
  public volatile int statusAnswer;

  public final Map<String, String> answerHeaders = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final HttpServer server;

  public SpecialistSoftware() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/cases", this::take);
    server.createContext("/keys/", this::tell);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cases");
  }

  public String statusUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys/{key}";
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Received received = new Received(exchange.getRequestHeaders(), body);
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

  private boolean store(Received received) {
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
