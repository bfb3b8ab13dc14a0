package de.fallbruecke.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of the line are what they say, so that what survives them means something. */
class FaultyProxyTest {
  private static final byte[] ANSWER = "taken over".getBytes(StandardCharsets.US_ASCII);

  private final AtomicInteger taken = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer neighbour;
  private FaultyProxy proxy;

  @BeforeEach
  void start() throws IOException {
    neighbour = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    neighbour.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          taken.incrementAndGet();
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    neighbour.start();
    proxy = FaultyProxy.to(neighbour.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    proxy.close();
    neighbour.stop(0);
  }

  @Test
  void aLineInOrderPassesAndCanBeMended() throws Exception {
    assertThat(ask(client)).isEqualTo("taken over");
    proxy.fault(new NetworkFault.ResetBefore());
    assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    proxy.mend();
    assertThat(ask(client)).isEqualTo("taken over");
    assertThat(taken).hasValue(2);
  }

  @Test
  void aResetBeforeTakesNothingOverAndAResetAfterDoes() {
    proxy.fault(new NetworkFault.ResetBefore());
    assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    assertThat(taken).hasValue(0);

    proxy.fault(new NetworkFault.ResetAfter());
    assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    assertThat(taken).hasValue(1);
    assertThat(proxy.struck()).isEqualTo(1);
  }

  @Test
  void aHalfOpenLineIsSilentAndStaysSo() {
    proxy.fault(new NetworkFault.HalfOpen());
    assertThatThrownBy(() -> ask(client)).isInstanceOf(HttpTimeoutException.class);
    assertThat(taken).hasValue(0);
  }

  @Test
  void anAnswerIsCutInItsBodyAndOneThatTricklesIsWhole() throws Exception {
    proxy.fault(new NetworkFault.Truncated(5));
    assertThatThrownBy(() -> ask(client)).isInstanceOf(IOException.class);
    assertThat(taken).hasValue(1);

    proxy.fault(new NetworkFault.Trickle(60));
    assertThat(ask(client)).isEqualTo("taken over");
    assertThat(proxy.struck()).isPositive();
  }

  @Test
  void everyOtherRequestMayBeStruck() throws Exception {
    proxy.fault(new NetworkFault.ResetBefore(), 2);
    int lost = 0;
    for (int i = 0; i < 6; i++) {
      try {
        ask(client);
      } catch (IOException reset) {
        lost++;
      }
    }
    assertThat(lost).isBetween(1, 5);
    assertThat(taken).hasValue(6 - lost);
  }

  @Test
  void aLineWithTlsCanFailInItsHandshake(@TempDir Path directory) throws Exception {
    SSLContext tls = LoopbackTls.in(directory);
    try (FaultyProxy secured = FaultyProxy.tls(neighbour.getAddress().getPort(), tls);
        HttpClient trusting = HttpClient.newBuilder().sslContext(tls).build()) {
      URI url = URI.create("https://127.0.0.1:" + secured.port() + "/");
      secured.fault(new NetworkFault.TlsFailure());
      // Which exception it is depends on who notices first.
      assertThatThrownBy(() -> ask(trusting, url)).isInstanceOf(IOException.class);
      assertThat(taken).hasValue(0);
      secured.mend();
      assertThat(ask(trusting, url)).isEqualTo("taken over");
      trusting.shutdownNow();
    }
  }

  private String ask(HttpClient over) throws IOException, InterruptedException {
    return ask(over, URI.create("http://127.0.0.1:" + proxy.port() + "/"));
  }

  private static String ask(HttpClient over, URI url) throws IOException, InterruptedException {
    return over.send(
            HttpRequest.newBuilder(url)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(2))
                .POST(BodyPublishers.ofString("case"))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
