package de.fallbruecke.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.fallbruecke.platform.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server on 127.0.0.1 with a table of routes. Path patterns consist of fixed segments and
 * {@code {variables}}; an unknown path answers 404, a known path with another method 405.
 */
public final class HttpService {
  private static final Logger log = LoggerFactory.getLogger(HttpService.class);

  static {
    // Without it every answer with a body waits for the delayed acknowledgement of its headers (40
    // ms).
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private record Route(String method, String[] pattern, Handler handler) {
    @Nullable Map<String, String> match(String[] path) {
      if (path.length != pattern.length) {
        return null;
      }
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < path.length; i++) {
        if (pattern[i].startsWith("{")) {
          variables.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
        } else if (!pattern[i].equals(path[i])) {
          return null;
        }
      }
      return variables;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Route> routes = new ArrayList<>();
  private final Filter filter;

  /**
   * Binds the port; 0 takes any free one. Nothing is answered before {@link #start()}.
   *
   * @throws IOException if the port is taken
   */
  public HttpService(int port, Filter filter) throws IOException {
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    this.filter = filter;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /** Adds a route; before {@link #start()} only. */
  public void route(String method, String pattern, Handler handler) {
    routes.add(new Route(method, pattern.split("/", -1), handler));
  }

  public void start() {
    server.start();
  }

  /** Closes all connections and waits until no handler has an effect any more. */
  public void stop() {
    server.stop(0);
    end(threads);
  }

  /** Lets running work end for two seconds, interrupts it then, and waits for its end. */
  public static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
        executor.shutdownNow();
        if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
          log.warn("Work of a stopped simulator has not ended after 12 seconds");
        }
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
      boolean known = false;
      for (Route route : routes) {
        Map<String, String> variables = route.match(path);
        known |= variables != null;
        if (variables != null && route.method.equals(exchange.getRequestMethod())) {
          answer(new Call(exchange, variables), route.handler);
          return;
        }
      }
      boolean methodOnly = known;
      answer(
          new Call(exchange, Map.of()),
          call -> {
            throw methodOnly
                ? Refusal.of(405, "Method Not Allowed", call.method() + " is not offered here")
                : Refusal.of(404, "Not Found", "there is no such path");
          });
    } catch (Call.HangUp wanted) {
      log.debug("Connection broken off on purpose");
    }
  }

  private void answer(Call call, Handler handler) throws IOException {
    try {
      filter.filter(call, handler);
    } catch (Refusal refusal) {
      if (!call.answered()) {
        refusal.headers().forEach(call::answerHeader);
        call.answer(
            refusal.status(),
            "application/problem+json",
            Json.mapper().writeValueAsBytes(refusal.body(call.path())));
      }
    } catch (Call.HangUp wanted) {
      throw wanted;
    } catch (RuntimeException unexpected) {
      log.error("{} {} failed", call.method(), call.path(), unexpected);
      if (!call.answered()) {
        call.answer(
            500,
            "application/problem+json",
            Json.mapper()
                .writeValueAsBytes(
                    Refusal.of(500, "Internal Server Error", "see the log of the simulator")
                        .body(call.path())));
      }
    }
  }
}
