package de.fallbruecke.platform.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.platform.TlsIdentity;
import de.fallbruecke.platform.check.StepReport.Result;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class NetworkLineTest {
  @TempDir private static Path folder;
  private static TestCertificate good;
  private static TestCertificate over;
  private static TlsIdentity believing;
  private HttpsServer server;

  @BeforeAll
  static void certificates() throws IOException {
    good = TestCertificate.in(folder, "good", 2);
    over = TestCertificate.in(folder, "over", "-3d", 1);
    Path trusted = Files.writeString(folder.resolve("trusted.pem"), good.certificate());
    believing =
        TlsIdentities.read(
                new MockEnvironment()
                    .withProperty("fallbruecke.tls.good.trusted-file", trusted.toString()))
            .get("good", "test");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void aGoodLineShowsWhoAnsweredAndUntilWhenItsCertificateIsValid() throws Exception {
    CheckReport report = test(to(serve(good, false)));

    assertThat(report.passed()).isTrue();
    assertThat(report.steps()).extracting(StepReport::name).containsExactly("dns", "tcp", "tls");
    assertThat(report.steps().getLast().facts())
        .containsEntry("subject", "CN=good")
        .containsKey("validUntil")
        .containsEntry("selfSigned", "true");
  }

  @Test
  void anUnknownHostStopsTheTestAndTheRestIsShownAsNotTried() {
    CheckReport report = test(NetworkLine.to(URI.create("https://portal.invalid/x"), null));

    assertThat(report.failure())
        .hasValueSatisfying(step -> assertThat(step.remedy()).isEqualTo("dns.unknown"));
    assertThat(report.steps())
        .extracting(StepReport::result)
        .containsExactly(Result.FAILED, Result.NOT_TRIED, Result.NOT_TRIED);
  }

  @Test
  void aPortThatNobodyListensAtIsRefused() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThat(remedy(NetworkLine.to(URI.create("http://127.0.0.1:" + port), null)))
        .isEqualTo("tcp.refused");
  }

  @Test
  void aCertificateThatEndedIsToldApartFromOneThatNobodyVouchesFor() throws Exception {
    assertThat(remedy(to(serve(over, false)))).isEqualTo("tls.expired");
    server.stop(0);
    URI unknown = serve(good, false);
    assertThat(remedy(NetworkLine.to(unknown, null))).isEqualTo("tls.not-trusted");
  }

  @Test
  void aServerThatWantsACertificateOfOursSaysSo() throws Exception {
    assertThat(remedy(to(serve(good, true)))).isEqualTo("tls.client-certificate");
  }

  @Test
  void anAddressThatIsNotAllowedIsNotCalled() {
    assertThat(
            remedy(
                NetworkLine.to(URI.create("http://localhost:1"), null, (host, address) -> false)))
        .isEqualTo("dns.forbidden");
  }

  @Test
  void aStepThatHangsIsGivenUpAndEndlessTextIsCut() {
    CountDownLatch never = new CountDownLatch(1);
    CheckRun run = new CheckRun(Clock.systemUTC(), Duration.ofMillis(50), Duration.ofSeconds(5));
    CheckReport report =
        run.of(
            List.of(
                new CheckStep("said", () -> Map.of("said", "x".repeat(1_000_000))),
                new CheckStep(
                    "hangs",
                    () -> {
                      never.await();
                      return Map.of();
                    })));
    assertThat(report.steps().getFirst().facts().get("said")).hasSizeLessThan(600);
    assertThat(report.failure())
        .hasValueSatisfying(step -> assertThat(step.remedy()).isEqualTo("timeout"));
  }

  private NetworkLine to(URI address) {
    return NetworkLine.to(address, believing);
  }

  private static CheckReport test(NetworkLine line) {
    return new CheckRun(Clock.systemUTC()).of(line.steps());
  }

  private static String remedy(NetworkLine line) {
    return test(line).failure().map(StepReport::remedy).orElse("passed");
  }

  private URI serve(TestCertificate certificate, boolean demanding)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificate.keys(), TestCertificate.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(demanding);
            parameters.setSSLParameters(wanted);
          }
        });
    server.start();
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
