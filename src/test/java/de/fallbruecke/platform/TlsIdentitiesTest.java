package de.fallbruecke.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class TlsIdentitiesTest {
  @TempDir static Path shared;
  private static TestCertificate server;
  private static TestCertificate client;

  @TempDir Path directory;

  @BeforeAll
  static void certificates() {
    server = TestCertificate.in(shared, "server", 2);
    client = TestCertificate.in(shared, "client", 2);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private Map<String, Object> pem() throws IOException {
    return new TreeMap<>(
        Map.of(
            "certificate-file", file("own.pem", client.certificate()),
            "key-file", file("own-key.pem", client.key()),
            "trusted-file", file("trusted.pem", server.certificate())));
  }

  private static TlsIdentity read(Map<String, Object> settings) {
    MockEnvironment environment = new MockEnvironment();
    settings.forEach(
        (key, value) -> environment.setProperty("fallbruecke.tls.xta." + key, "" + value));
    return TlsIdentities.read(environment).get("xta", "fallbruecke.x.tls");
  }

  private static TlsIdentity fromStore(Path directory, TestCertificate own, TestCertificate other)
      throws IOException {
    return read(
        Map.of(
            "store-file", own.store(),
            "password-file",
                Files.writeString(directory.resolve("password"), TestCertificate.PASSWORD + "\n"),
            "trusted-file",
                Files.writeString(directory.resolve("other.pem"), other.certificate())));
  }

  /** What a server that demands a certificate sees of the client: the name in its certificate. */
  private String shownTo(SSLContext ofServer, SSLContext ofClient)
      throws IOException, InterruptedException {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(ofServer) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    https.createContext(
        "/",
        call -> {
          String name =
              ((com.sun.net.httpserver.HttpsExchange) call)
                  .getSSLSession()
                  .getPeerPrincipal()
                  .getName();
          call.sendResponseHeaders(200, name.length());
          call.getResponseBody().write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
          call.close();
        });
    https.start();
    try (HttpClient http = HttpClient.newBuilder().sslContext(ofClient).build()) {
      URI uri = URI.create("https://127.0.0.1:" + https.getAddress().getPort() + "/");
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } finally {
      https.stop(0);
    }
  }

  @Test
  void bothSidesShowThemselvesFromPemAndFromAStore() throws Exception {
    TlsIdentity here = read(pem());
    TlsIdentity there = fromStore(directory, server, client);

    assertThat(shownTo(there.context(), here.context())).isEqualTo("CN=client");
    assertThat(here.certificate()).isPresent();
    assertThat(here.keyManagers()).isNotEmpty();
    assertThat(here.trustManagers()).isNotEmpty();
    assertThat(here.ends()).isAfter(Instant.now());
  }

  @Test
  void aServerThatIsNotTrustedIsNotTalkedTo() throws Exception {
    Map<String, Object> settings = pem();
    settings.put("trusted-file", file("trusted.pem", client.certificate()));
    TlsIdentity there = fromStore(directory, server, client);

    assertThatThrownBy(() -> shownTo(there.context(), read(settings).context()))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void trustAloneShowsNoCertificate() throws Exception {
    TlsIdentity here = read(Map.of("trusted-file", file("trusted.pem", server.certificate())));
    TlsIdentity there = fromStore(directory, server, client);

    assertThat(here.certificate()).isEmpty();
    assertThat(here.keyManagers()).isEmpty();
    assertThatThrownBy(() -> shownTo(there.context(), here.context()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aRenewedCertificateIsUsedWithoutARestartAndAnUnusableOneIsNot() throws Exception {
    TlsIdentity identity = read(pem());
    Object before = identity.version();
    Instant end = identity.ends();

    file("own-key.pem", "half a fi");
    assertThat(identity.ends()).isEqualTo(end);

    TestCertificate renewed = TestCertificate.in(directory, "client", 90);
    file("own.pem", renewed.certificate());
    file("own-key.pem", renewed.key());
    assertThat(identity.ends()).isAfter(end);
    assertThat(identity.version()).isNotSameAs(before);
    TlsIdentity there = fromStore(directory, server, renewed);
    assertThat(shownTo(there.context(), identity.context())).isEqualTo("CN=client");
  }

  @Test
  void aKeyOfAnotherCertificateStopsTheStart() throws Exception {
    Map<String, Object> settings = pem();
    settings.put("key-file", file("own-key.pem", server.key()));

    assertThatThrownBy(() -> read(settings))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("FB-CFG-010")
        .hasMessageContaining("fallbruecke.tls.xta")
        .hasMessageContaining("does not belong to its certificate");
  }

  @ParameterizedTest
  @CsvSource({
    "certificate-file, no such file, certificate-file",
    "key-file, no such file, key-file",
    "trusted-file, no such file, trusted-file",
  })
  void aFileThatIsNotThereIsNamed(String key, String missing, String named) throws Exception {
    Map<String, Object> settings = pem();
    settings.put(key, directory.resolve(missing));

    assertThatThrownBy(() -> read(settings))
        .hasMessageContaining("FB-CFG-010")
        .hasMessageContaining("fallbruecke.tls.xta." + named);
  }

  @Test
  void whatAFileHoldsIsNeverRepeated() throws Exception {
    for (String key : new String[] {"certificate-file", "key-file", "trusted-file"}) {
      Map<String, Object> settings = pem();
      settings.put(key, file("wrong.pem", "-----BEGIN PRIVATE KEY-----\nZZ-canary-ZZ\n"));

      assertThatThrownBy(() -> read(settings))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("FB-CFG-010")
          .message()
          .doesNotContain("canary");
    }
  }

  @Test
  void aWrongPasswordOfAStoreIsNamed() throws Exception {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "store-file", client.store(), "password-file", file("password", "wrong"))))
        .hasMessageContaining("fallbruecke.tls.xta.store-file")
        .hasMessageContaining("password");
  }

  @Test
  void settingsThatMakeNoSenseStopTheStart() throws Exception {
    Path any = file("any", "x");
    for (Map<String, Object> settings :
        java.util.List.<Map<String, Object>>of(
            Map.of("certificate-file", any),
            Map.of("key-file", any),
            Map.of("store-file", any),
            Map.of("password-file", any),
            Map.of("certificate-file", any, "key-file", any, "store-file", any))) {
      assertThatThrownBy(() -> read(settings))
          .hasMessageContaining("FB-CFG-001 fallbruecke.tls.xta");
    }
    assertThatThrownBy(() -> read(Map.of("trust-all", "true"))).hasMessageContaining("FB-CFG-002");
  }

  @Test
  void aNameThatIsNotThereIsNamedWithTheSettingThatNamesIt() throws Exception {
    MockEnvironment nothing = new MockEnvironment();

    assertThatThrownBy(() -> TlsIdentities.read(nothing).get("xta", "fallbruecke.targets.fv.tls"))
        .hasMessageContaining("fallbruecke.targets.fv.tls names 'xta'");
  }
}
