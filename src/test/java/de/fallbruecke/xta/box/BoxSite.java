package de.fallbruecke.xta.box;

import de.fallbruecke.api.ReadyCases;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Sha256;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.route.Routing;
import de.fallbruecke.simulator.xta.XtaAccount;
import de.fallbruecke.simulator.xta.XtaSimulator;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.QuietChannel;
import de.fallbruecke.xta.BoxClient;
import de.fallbruecke.xta.XtaClients;
import de.fallbruecke.xta.XtaParty;
import de.fallbruecke.xta.XtaServer;
import de.fallbruecke.xta.XtaVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The program over mutual TLS with two targets that fetch by XTA; one for all tests of a JVM. */
public final class BoxSite {
  public static final BoxSite SHARED = new BoxSite();

  final ServletWebServerApplicationContext context;
  public final ReadyCases cases;
  public final ManualClock clock;
  final URI base;
  private final XtaSimulator authority;
  private final XtaClients clients;

  /** They are expensive to make. */
  private final Map<String, BoxClient> boxes = new ConcurrentHashMap<>();

  private BoxSite() {
    try {
      Path directory = Files.createTempDirectory("xta-box");
      authority =
          XtaSimulator.start(
              directory.resolve("certificates"),
              0,
              List.of(
                  XtaAccount.of("gateway", "x"),
                  XtaAccount.of("fv-a", "test:a"),
                  XtaAccount.of("fv-b", "test:b")));
      Path pem = authority.certificates();
      Map<String, String> all = new HashMap<>();
      all.put("server.port", "0");
      all.put("management.server.port", "0");
      all.put("server.ssl.certificate", "" + pem.resolve("gateway.pem"));
      all.put("server.ssl.certificate-private-key", "" + pem.resolve("gateway-key.pem"));
      all.put("server.ssl.trust-certificate", "" + pem.resolve("ca.pem"));
      all.put("server.ssl.client-auth", "want");
      all.put("management.server.ssl.enabled", "false");
      all.put("fallbruecke.data-directory", directory.resolve("data").toString());
      all.put("fallbruecke.database.url", Database.migrated().url());
      all.put("fallbruecke.vault.generate-master-key", "true");
      all.put("fallbruecke.tenants.musterkreis.title", "Musterkreis");
      all.put("fallbruecke.destinations.soziales.tenant", "musterkreis");
      all.put("fallbruecke.destinations.soziales.channel", "fitconnect");
      target(all, "fv-a", "test:a");
      target(all, "fv-b", "test:b");
      SpringApplication application = new SpringApplication(Slice.class);
      context =
          (ServletWebServerApplicationContext)
              application.run(
                  all.entrySet().stream()
                      .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                      .toArray(String[]::new));
      clients = new XtaClients(identities());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clock = (ManualClock) context.getBean(Clock.class);
    cases = new ReadyCases(context);
    base = URI.create("https://127.0.0.1:" + context.getWebServer().getPort() + "/xta-box/");
  }

  private void target(Map<String, String> all, String name, String party) throws IOException {
    String prefix = "fallbruecke.targets." + name + ".";
    all.put(prefix + "tenant", "musterkreis");
    all.put(prefix + "type", "xta-box");
    all.put(prefix + "productive", "false");
    all.put(prefix + "xta-box.party", party);
    all.put(prefix + "xta-box.author", "test:gateway");
    all.put(prefix + "xta-box.lease", "10m");
    all.put(prefix + "xta-box.clients.eins.certificate-sha256", fingerprint(name));
  }

  String fingerprint(String name) throws IOException {
    try {
      return Sha256.hex(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(
                      Files.readAllBytes(authority.certificates().resolve(name + ".pem"))))
              .getEncoded());
    } catch (java.security.cert.CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private TlsIdentities identities() {
    Map<String, Object> settings = new HashMap<>();
    for (String name : List.of("fv-a", "fv-b", "expired", "unknown", "foreign")) {
      String prefix = "fallbruecke.tls." + name + ".";
      Path own = authority.certificates();
      settings.put(prefix + "certificate-file", own.resolve(name + ".pem").toString());
      settings.put(prefix + "key-file", own.resolve(name + "-key.pem").toString());
      settings.put(prefix + "trusted-file", own.resolve("ca.pem").toString());
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    return TlsIdentities.read(environment);
  }

  public BoxClient box(XtaVersion version, String certificate, String party) {
    return box(version, certificate, party, base.getPort());
  }

  /** The same, called at this port. */
  BoxClient box(XtaVersion version, String certificate, String party, int port) {
    boolean old = version == XtaVersion.XTA_211;
    URI at = URI.create("https://127.0.0.1:" + port + base.getPath());
    return boxes.computeIfAbsent(
        version + certificate + party + port,
        any ->
            clients.box(
                new XtaServer(
                    version,
                    at.resolve(old ? "211/management" : "core311/transport.base"),
                    at,
                    at.resolve(old ? "211/msgbox" : "core311/recipient"),
                    certificate,
                    XtaParty.of(party, "xöv"),
                    Duration.ofSeconds(60)),
                "test"));
  }

  /** A raw request with the certificate of fv-a. */
  HttpResponse<String> send(String method, String path, String contentType, String body)
      throws Exception {
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(authority.client("fv-a"))
            .build()) {
      return http.send(
          HttpRequest.newBuilder(base.resolve(path))
              .header("Content-Type", contentType)
              .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build(),
          BodyHandlers.ofString());
    }
  }

  /** A GET of a client that shows this certificate, asked for or not. */
  HttpResponse<String> insist(String certificate, String path) throws Exception {
    Path pem = authority.certificates();
    KeyManager[] own = {
      new Insisting(
          certificate(pem.resolve(certificate + ".pem")),
          privateKey(pem.resolve(certificate + "-key.pem")))
    };
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificate(pem.resolve("ca.pem")));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own, trust.getTrustManagers(), null);
    try (HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build()) {
      return http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }
  }

  private static X509Certificate certificate(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey privateKey(Path pem) throws Exception {
    byte[] der =
        Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----[^-]+-----", ""));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** A JDK client would not show what the server did not ask for. */
  private static final class Insisting extends X509ExtendedKeyManager {
    private final X509Certificate certificate;
    private final PrivateKey key;

    Insisting(X509Certificate certificate, PrivateKey key) {
      this.certificate = certificate;
      this.key = key;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"own"};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "own";
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "own";
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException("a client");
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
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
    "de.fallbruecke.console",
    "de.fallbruecke.xta.box"
  })
  static class Slice {
    @Bean
    @Primary
    ManualClock standingClock() {
      return new ManualClock(Instant.now());
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
