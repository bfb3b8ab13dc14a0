package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinePatienceTest {
  private static final LinePatience PATIENCE = new LinePatience(Duration.ofSeconds(1));

  private final HttpClient http = OutboundHttp.newClient();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean silent;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            long read =
                exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            if (silent) {
              await(end, 20_000);
            }
            byte[] answer = String.valueOf(read).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    http.shutdownNow();
  }

  @Test
  void aTransferMayTakeMuchLongerThanAStandstill() throws Exception {
    SlowBody body = new SlowBody(48, 16 * 1024);

    HttpResponse<String> answer = send(body);

    assertThat(answer.body()).isEqualTo(String.valueOf(48 * 16 * 1024));
    assertThat(body.duration()).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void aTrickleIsAStandstill() {
    SlowBody body = new SlowBody(1000, 1);

    assertThatThrownBy(() -> send(body)).isInstanceOf(HttpTimeoutException.class);
    assertThat(body.sent.get()).isLessThan(1000);
  }

  @Test
  void silenceAfterTheLastByteIsAStandstill() {
    silent = true;

    assertThatThrownBy(() -> send(new SlowBody(1, 2000))).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void anAddressWhereNobodyListensFailsAtOnceAsItself() {
    server.stop(0);

    assertThatThrownBy(() -> send(new SlowBody(1, 1)))
        .isInstanceOf(java.net.ConnectException.class);
  }

  private HttpResponse<String> send(SlowBody body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofInputStream(() -> body), body.length()))
            .build();
    return PATIENCE.send(http, request, BodyHandlers.ofString(), body.sent::get);
  }

  private static void await(CountDownLatch latch, long milliseconds) throws IOException {
    try {
      latch.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** A source, for example a database, that gives a block each 50 ms. */
  private final class SlowBody extends InputStream {
    final AtomicLong sent = new AtomicLong();
    private final long begun = System.nanoTime();
    private final int block;
    private int blocks;
    private final long length;

    SlowBody(int blocks, int block) {
      this.blocks = blocks;
      this.block = block;
      this.length = (long) blocks * block;
    }

    long length() {
      return length;
    }

    Duration duration() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int size) throws IOException {
      if (blocks == 0) {
        return -1;
      }
      await(end, 50);
      blocks--;
      sent.addAndGet(block);
      return block;
    }
  }
}
