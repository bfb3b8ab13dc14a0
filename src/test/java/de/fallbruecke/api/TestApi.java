package de.fallbruecke.api;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.Sha256;
import de.fallbruecke.route.Routing;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.QuietChannel;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;

/**
 * The program over real TLS with three targets that fetch, two of one tenant and one of another;
 * one for all tests of a JVM.
 */
public final class TestApi {
  public static final String SECRET_A = "a".repeat(40);
  public static final String SECRET_B = "b".repeat(40);
  public static final String SECRET_C = "c".repeat(20) + "+ %" + "ä".repeat(20);

  public static final String SECRET_E = "e".repeat(40);

  /** The only address from which a certificate in a header counts. */
  public static final String PROXY = "127.0.0.9";

  public static final String CERTIFICATE_HEADER = "X-Client-Cert";

  /** As HTTP Basic has it in OAuth 2. */
  public static final String SECRET_C_ENCODED =
      java.net.URLEncoder.encode(SECRET_C, StandardCharsets.UTF_8);

  private static final class Running {
    static final TestApi SITE = new TestApi();
  }

  final ServletWebServerApplicationContext context;
  final ReadyCases cases;
  final ManualClock clock;
  final URI address;
  final TestCertificate clientD;
  final TestIssuer issuer = TestIssuer.start();
  private final TestCertificate clientE;
  private final TestCertificate server;
  private final TestCertificate stranger;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient plain;

  public static TestApi shared() {
    return Running.SITE;
  }

  private TestApi() {
    try {
      Path directory = Files.createTempDirectory("api-site");
      server = TestCertificate.in(directory, "server", 2);
      clientD = TestCertificate.in(directory, "fv-d", 2);
      clientE = TestCertificate.in(directory, "fv-e", 2);
      stranger = TestCertificate.in(directory, "stranger", 2);
      Path chain = Files.writeString(directory.resolve("server.pem"), server.certificate());
      Path key = Files.writeString(directory.resolve("server.key"), server.key());
      Path trusted =
          Files.writeString(
              directory.resolve("clients.pem"),
              clientD.certificate() + clientE.certificate() + stranger.certificate());
      Map<String, String> all = new HashMap<>();
      all.put("server.port", "0");
      all.put("management.server.port", "0");
      all.put("server.ssl.certificate", chain.toString());
      all.put("server.ssl.certificate-private-key", key.toString());
      all.put("server.ssl.trust-certificate", trusted.toString());
      all.put("server.ssl.client-auth", "want");
      all.put("management.server.ssl.enabled", "false");
      all.put("fallbruecke.data-directory", directory.resolve("data").toString());
      all.put("fallbruecke.database.url", Database.migrated().url());
      all.put("fallbruecke.vault.generate-master-key", "true");
      all.put("fallbruecke.tenants.musterkreis.title", "Musterkreis");
      all.put("fallbruecke.tenants.anderswo.title", "Anderswo");
      all.put("fallbruecke.destinations.soziales.tenant", "musterkreis");
      all.put("fallbruecke.destinations.soziales.channel", "fitconnect");
      all.put("fallbruecke.destinations.fern.tenant", "anderswo");
      all.put("fallbruecke.destinations.fern.channel", "fitconnect");
      target(all, directory, "fv-a", "musterkreis", "pull", SECRET_A);
      target(all, directory, "fv-b", "musterkreis", "pull", SECRET_B);
      all.put("fallbruecke.targets.fv-b.format", "case-json");
      target(all, directory, "fv-c", "anderswo", "pull", SECRET_C);
      target(all, directory, "fv-e", "musterkreis", "file", SECRET_E);
      all.put("fallbruecke.targets.fv-e.file.directory", "" + directory);
      all.put("fallbruecke.targets.fv-e.clients.fv-e-named.certificate-subject", "CN=fv-e");
      all.put("fallbruecke.targets.fv-e.clients.fv-e-named.certificate-issuer", "cn=fv-e");
      all.put("fallbruecke.targets.fv-e.clients.fv-e-other.certificate-subject", "CN=stranger");
      all.put("fallbruecke.targets.fv-e.clients.fv-e-other.certificate-issuer", "CN=other");
      all.put("fallbruecke.targets.fv-e.clients.fv-e-elsewhere.issued-elsewhere", "true");
      all.put("fallbruecke.replies.max-documents", "3");
      all.put("fallbruecke.replies.max-document", "128KB");
      all.put("fallbruecke.replies.max-total", "200KB");
      all.put("fallbruecke.api.issuer", issuer.name());
      all.put("fallbruecke.api.jwks", issuer.keys().toString());
      all.put("fallbruecke.api.trusted-proxies", PROXY);
      all.put("fallbruecke.api.certificate-header", CERTIFICATE_HEADER);
      all.put(
          "fallbruecke.targets.fv-c.clients.fv-d.certificate-sha256", Sha256.hex(encoded(clientD)));
      SpringApplication application = new SpringApplication(Slice.class);
      context =
          (ServletWebServerApplicationContext)
              application.run(
                  all.entrySet().stream()
                      .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                      .toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clock = (ManualClock) context.getBean(Clock.class);
    cases = new ReadyCases(context);
    address = URI.create("https://127.0.0.1:" + context.getWebServer().getPort());
    plain = client(null);
  }

  private static void target(
      Map<String, String> all,
      Path directory,
      String name,
      String tenant,
      String type,
      String secret)
      throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".secret"), secret + "\n");
    all.put("fallbruecke.targets." + name + ".tenant", tenant);
    all.put("fallbruecke.targets." + name + ".type", type);
    all.put("fallbruecke.targets." + name + ".clients." + name + ".secret-file", "" + file);
  }

  /** A client that trusts the server, with a certificate of its own or none. */
  public HttpClient client(@Nullable TestCertificate own) {
    return client(own, "127.0.0.1");
  }

  /** The same, calling from this address of the machine. */
  public HttpClient client(@Nullable TestCertificate own, String from) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", server.keys().getCertificate("loopback"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own == null ? null : own.keys(), TestCertificate.PASSWORD.toCharArray());
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(own == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
      return HttpClient.newBuilder()
          .sslContext(tls)
          .localAddress(InetAddress.getByName(from))
          .version(HttpClient.Version.HTTP_1_1)
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] encoded(TestCertificate certificate) {
    try {
      return certificate.keys().getCertificate("loopback").getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<String> askForToken(
      String form, @Nullable String user, @Nullable String secret) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (user != null) {
      String pair = user + ":" + java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8);
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return plain.send(request.build(), BodyHandlers.ofString());
  }

  /** A token that counts now. */
  String token(String client) {
    return tokens.computeIfAbsent(client, this::newToken);
  }

  private String newToken(String client) {
    String secret =
        Map.of("fv-a", SECRET_A, "fv-b", SECRET_B, "fv-c", SECRET_C, "fv-e", SECRET_E).get(client);
    try {
      return Json.mapper()
          .readTree(askForToken("grant_type=client_credentials", client, secret).body())
          .path("access_token")
          .stringValue();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request with the client's token; pairs of header names and values. */
  HttpResponse<byte[]> send(
      String client, String method, String path, @Nullable String json, String... headers)
      throws Exception {
    return send(plain, token(client), method, path, json, headers);
  }

  public HttpResponse<byte[]> send(
      HttpClient http,
      @Nullable String token,
      String method,
      String path,
      @Nullable String json,
      String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null && !List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  public HttpClient plain() {
    return plain;
  }

  public ServletWebServerApplicationContext context() {
    return context;
  }

  public ManualClock clock() {
    return clock;
  }

  /** Of client fv-d. */
  public TestCertificate clientCertificate() {
    return clientD;
  }

  /** Of client fv-e-named, by its names. */
  public TestCertificate namedCertificate() {
    return clientE;
  }

  public TestIssuer issuer() {
    return issuer;
  }

  /** Trusted by the server's TLS and of no client. */
  public TestCertificate strangerCertificate() {
    return stranger;
  }

  /** PEM. */
  public String serverCertificate() {
    return server.certificate();
  }

  public void forgetTokens() {
    tokens.clear();
  }

  /** The program without a channel to the outside and without routes. */
  @EnableAutoConfiguration
  @ComponentScan({
    "de.fallbruecke.platform",
    "de.fallbruecke.access",
    "de.fallbruecke.vault",
    "de.fallbruecke.evidence",
    "de.fallbruecke.submission",
    "de.fallbruecke.xoev",
    "de.fallbruecke.mapping",
    "de.fallbruecke.casefile",
    "de.fallbruecke.delivery",
    "de.fallbruecke.route",
    "de.fallbruecke.reply",
    "de.fallbruecke.engine",
    "de.fallbruecke.meter",
    "de.fallbruecke.survey",
    "de.fallbruecke.check",
    "de.fallbruecke.proof",
    "de.fallbruecke.bulk",
    "de.fallbruecke.alarm",
    "de.fallbruecke.api",
    "de.fallbruecke.console"
  })
  static class Slice {
    @Bean
    @Primary
    ManualClock standingClock() {
      // Certificates of this test begin to count now.
      return new ManualClock(Instant.now().plusSeconds(60));
    }

    @Bean
    Channel quiet() {
      return new QuietChannel();
    }

    @Bean
    @Primary
    Routing noRoutes() {
      return (submission, destination) -> {
        throw new Fault(FaultCode.NO_ROUTE, "There is no route in this test.");
      };
    }
  }
}
