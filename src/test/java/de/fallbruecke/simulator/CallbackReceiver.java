package de.fallbruecke.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Collects callbacks; answers the first few with 500 when told so. */
final class CallbackReceiver implements AutoCloseable {
  record Received(long timestamp, String hmac, byte[] body) {}

  final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  final AtomicInteger failures = new AtomicInteger();
  private final HttpServer server;

  CallbackReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  Long.parseLong(exchange.getRequestHeaders().getFirst("callback-timestamp")),
                  exchange.getRequestHeaders().getFirst("callback-authentication"),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 200, -1);
          exchange.close();
        });
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
  }

  Received next() throws InterruptedException {
    Received next = received.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no callback came");
    }
    return next;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
