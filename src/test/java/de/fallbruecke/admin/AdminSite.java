package de.fallbruecke.admin;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Role;
import de.fallbruecke.evidence.Event;
import de.fallbruecke.evidence.EvidenceLog;
import de.fallbruecke.fitconnect.DeliveryStub;
import de.fallbruecke.fitconnect.KeyRenewals;
import de.fallbruecke.fitconnect.ShownKeys;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.reply.Replies;
import de.fallbruecke.reply.Reply;
import de.fallbruecke.route.archive.PublisherKey;
import de.fallbruecke.submission.Announcement;
import de.fallbruecke.submission.Channel;
import de.fallbruecke.submission.Destinations;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.submission.Submissions;
import de.fallbruecke.testkit.Database;
import de.fallbruecke.testkit.LoginProvider;
import de.fallbruecke.testkit.QuietChannel;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A gateway with two tenants over real TLS, its jobs and its packages running; one for all tests of
 * a JVM.
 */
public final class AdminSite {
  private static final class Running {
    static final AdminSite SITE = new AdminSite();
  }

  /** A destination of tenant nord whose keys can be renewed. */
  static final String WITH_KEYS = "nord-zwei";

  final ServletWebServerApplicationContext context;
  private final DeliveryStub portal = new DeliveryStub();
  private final TestCertificate server;
  private final Path directory;
  private final HttpClient http;
  private final Path routes;
  private final int providerPort;
  private final Map<String, String> settings = new HashMap<>();

  public static AdminSite shared() {
    return Running.SITE;
  }

  private AdminSite() {
    try {
      directory = Files.createTempDirectory("admin-site");
      server = TestCertificate.in(directory, "server", 2);
      routes = directory.resolve("routes");
      copy(Path.of("routes/wohngeld"), routes.resolve("wohngeld"));
      copy(Path.of("schemas/packs"), directory.resolve("packs"));
      PublisherKey.generate("Kreis Nord", null).write(directory.resolve("nord.jwk"));
      providerPort = LoginProvider.freePort();
      Path chain = Files.writeString(directory.resolve("server.pem"), server.certificate());
      Path key = Files.writeString(directory.resolve("server.key"), server.key());
      Map<String, String> all = settings;
      all.put("server.port", "0");
      all.put("management.server.port", "0");
      all.put("server.ssl.certificate", chain.toString());
      all.put("server.ssl.certificate-private-key", key.toString());
      all.put("management.server.ssl.enabled", "false");
      all.put("fallbruecke.data-directory", directory.resolve("data").toString());
      all.put("fallbruecke.database.url", Database.migrated().url());
      all.put("fallbruecke.vault.generate-master-key", "true");
      all.put("fallbruecke.engine.poll-interval", "100ms");
      all.put("fallbruecke.routes.directory", routes.toString());
      all.put("fallbruecke.tenants.nord.title", "Kreis Nord");
      all.put("fallbruecke.tenants.sued.title", "Kreis Süd");
      all.put("fallbruecke.routes.publishers", directory.resolve("publishers").toString());
      all.put("fallbruecke.routes.signing-keys.nord", directory.resolve("nord.jwk").toString());
      all.put("fallbruecke.schemas.directory", directory.resolve("packs").toString());
      all.put("fallbruecke.console.oidc.issuer", LoginProvider.issuer(providerPort));
      all.put("fallbruecke.console.oidc.client-id", LoginProvider.CLIENT);
      all.put("fallbruecke.console.oidc.api-audience", LoginProvider.AUDIENCE);
      all.put("fallbruecke.console.oidc.grants[0].value", "/nord/it");
      all.put("fallbruecke.console.oidc.grants[0].roles", "operator@nord");
      for (String tenant : List.of("nord", "sued")) {
        all.put("fallbruecke.destinations." + tenant + "-post.tenant", tenant);
        all.put("fallbruecke.destinations." + tenant + "-post.channel", "fitconnect");
        all.put("fallbruecke.targets." + tenant + "-fv.tenant", tenant);
        all.put("fallbruecke.targets." + tenant + "-fv.type", "file");
        all.put("fallbruecke.targets." + tenant + "-fv.productive", "false");
        all.put("fallbruecke.targets." + tenant + "-fv.test-deliveries", "true");
        all.put(
            "fallbruecke.targets." + tenant + "-fv.file.directory",
            Files.createDirectory(drop(tenant)).toString());
      }
      all.put("fallbruecke.destinations." + WITH_KEYS + ".tenant", "nord");
      all.put("fallbruecke.destinations." + WITH_KEYS + ".channel", "fitconnect");
      Path keys = Files.createDirectory(directory.resolve("keys"));
      SpringApplication program = new SpringApplication(Slice.class);
      program.addInitializers(
          (GenericApplicationContext started) ->
              started.registerBean(
                  KeyRenewals.class,
                  () -> renewals(started, keys),
                  // whoever asks for keys pays for making them
                  definition -> definition.setLazyInit(true)));
      context =
          (ServletWebServerApplicationContext)
              program.run(
                  all.entrySet().stream()
                      .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                      .toArray(String[]::new));
      http = client();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyRenewals renewals(ApplicationContext started, Path keys) {
    ShownKeys.make();
    String service = portal.base().replace("/submission-api", "");
    return ShownKeys.of(started, WITH_KEYS, keys, service, Duration.ZERO);
  }

  /** What stands for the portal of {@link #WITH_KEYS}. */
  DeliveryStub portal() {
    return portal;
  }

  /** Where the target of the tenant writes. */
  Path drop(String tenant) {
    return directory.resolve("drop-" + tenant);
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("https://127.0.0.1:" + context.getWebServer().getPort());
  }

  /** The certificate to trust, as a file. */
  public Path trustFile() {
    return directory.resolve("server.pem");
  }

  /** Where its login provider would be; nothing is there before somebody starts one. */
  int providerPort() {
    return providerPort;
  }

  /** With which it runs. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** A place for files of a test. */
  public Path directory() {
    return directory;
  }

  /** The only package in its directory. */
  public Path packageFolder() {
    return routes.resolve("wohngeld");
  }

  /** A bean of the gateway. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** A token of somebody who has the role at the tenant, {@code *} for all. */
  public String token(String person, Role role, String tenant) {
    Map<String, Set<Role>> grants = Map.of(tenant, Set.of(role));
    Person owner = new Person(person, grants);
    return bean(AdminTokens.class)
        .create(owner, owner, "test", grants, bean(Clock.class).instant().plus(Duration.ofHours(1)))
        .secret();
  }

  /** A submission of the tenant that was just announced. */
  public Submission announced(String tenant) {
    Submission announced =
        Submission.announced(
            UUID.randomUUID(),
            bean(Destinations.class).get(tenant + "-post"),
            new Announcement(UUID.randomUUID().toString(), UUID.randomUUID().toString()),
            bean(Clock.class).instant());
    transaction()
        .executeWithoutResult(
            status -> {
              bean(Submissions.class).add(announced);
              bean(EvidenceLog.class)
                  .append(
                      announced.id(),
                      Event.of("ANNOUNCED", Map.of("externalId", announced.externalId())));
            });
    return bean(Submissions.class).get(announced.id());
  }

  /** A submission of the tenant that waits for a person. */
  public Submission held(String tenant) {
    Submission announced = announced(tenant);
    transaction()
        .executeWithoutResult(
            status ->
                bean(Submissions.class)
                    .save(
                        announced.held(
                            FaultCode.NO_ROUTE,
                            "FB-RTE-003 No active route takes it. Activate one.",
                            bean(Clock.class).instant())));
    return bean(Submissions.class).get(announced.id());
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(bean(PlatformTransactionManager.class));
  }

  /** A request with the token; pairs of header names and values. */
  public HttpResponse<byte[]> send(
      @Nullable String token, String method, String path, @Nullable String json, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (json != null) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Hands a file over. */
  HttpResponse<byte[]> upload(String token, String path, String media, byte[] file)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", media)
            .POST(BodyPublishers.ofByteArray(file))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpClient client() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", server.keys().getCertificate("loopback"));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** The program without a channel to the outside. */
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
    "de.fallbruecke.check",
    "de.fallbruecke.proof",
    "de.fallbruecke.reply",
    "de.fallbruecke.engine",
    "de.fallbruecke.meter",
    "de.fallbruecke.survey",
    "de.fallbruecke.bulk",
    "de.fallbruecke.alarm",
    "de.fallbruecke.api",
    "de.fallbruecke.admin",
    "de.fallbruecke.console"
  })
  static class Slice {
    @Bean
    Channel quiet() {
      return new QuietChannel();
    }
  }

  /** An answer to an applicant that its portal did not take. */
  UUID heldAnswer(String tenant) {
    Submission submission = announced(tenant);
    Instant now = Instant.now();
    Replies replies = bean(Replies.class);
    Reply reply =
        Reply.accepted(
            UUID.randomUUID(),
            new Reply.Origin(
                UUID.randomUUID(),
                submission.id(),
                tenant,
                submission.destination(),
                tenant + "-fv",
                Reply.Kind.STATUS,
                UUID.randomUUID().toString(),
                "f",
                now));
    replies.add(reply);
    replies.save(replies.get(reply.id()).held(FaultCode.REPLY_REFUSED, "refused", now));
    return reply.id();
  }
}
