package de.fallbruecke.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.Sha512;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.testkit.LoopbackTls;
import de.fallbruecke.testkit.ManualClock;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** REST with mutual TLS, OAuth 2.0, signed requests and CloudEvents headers at once. */
class SecuredRestTargetTest extends TargetContract {
  @TempDir private static Path directory;
  private static SSLContext tls;
  private static TlsIdentities identities;

  private final ManualClock clock = ManualClock.standing();
  private final SpecialistSoftware software = new SpecialistSoftware(tls);
  private final StoredCase stored = new StoredCase().document("Antrag.pdf", bytes(1, 2_000));
  private Connector connector;

  @BeforeAll
  static void certificates() throws IOException {
    tls = LoopbackTls.in(directory);
    TestCertificate own = new TestCertificate(directory.resolve("loopback.p12"));
    Files.writeString(directory.resolve("own.pem"), own.certificate());
    Files.writeString(directory.resolve("own-key.pem"), own.key());
    Files.writeString(directory.resolve("secret"), "geheim/&ü");
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "site",
                Map.of(
                    "fallbruecke.tls.fv.certificate-file", directory.resolve("own.pem").toString(),
                    "fallbruecke.tls.fv.key-file", directory.resolve("own-key.pem").toString(),
                    "fallbruecke.tls.fv.trusted-file", directory.resolve("own.pem").toString(),
                    "fallbruecke.tls.bare.trusted-file", directory.resolve("own.pem").toString())));
    identities = TlsIdentities.read(environment);
  }

  @BeforeEach
  void connect() {
    software.guarded = true;
    connector = connector("fv", directory.resolve("secret"));
  }

  @AfterEach
  void stop() {
    software.close();
  }

  private Connector connector(String identity, Path secret) {
    return connector(software.url(), identity, secret);
  }

  private Connector connector(URI url, String identity, Path secret) {
    HttpLine line = new HttpLine(OutboundHttp.newClient(), identities.get(identity, "rest.tls"));
    ClientCredentials client =
        new ClientCredentials(
            software.tokenUrl(),
            "fallbruecke",
            new Secret("rest.oauth2.client-secret-file", secret),
            "cases.write",
            line,
            clock);
    RestOptions options =
        new RestOptions(
            url,
            Duration.ofSeconds(20),
            new Credentials.Fetched(client),
            Map.of(),
            true,
            null,
            RestSettings.StatusMethod.GET,
            new RequestSignature("k-1", new Secret("key", directory.resolve("key")), clock),
            new EventHeaders("/landkreis-a/fallbruecke", "de.fallbruecke.case.v1"),
            line);
    return new RestEndpoint(options, null, clock, UUID::randomUUID)
        .connect(TestTargets.of(TargetType.REST, true));
  }

  @Override
  protected Connector connector() {
    return connector;
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(software.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    URI url = URI.create("https://127.0.0.1:" + port + "/cases");
    return connector(url, "fv", directory.resolve("secret"));
  }

  @Override
  protected Connector refusing() {
    software.behaviour = SpecialistSoftware.status(422);
    return connector;
  }

  @Override
  protected Connector failing() {
    software.behaviour = SpecialistSoftware.failingOnce(500);
    return connector;
  }

  @Override
  protected Connector unable() {
    software.behaviour = SpecialistSoftware.status(503);
    return connector;
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    software.behaviour = SpecialistSoftware.TAKES_AND_DIES;
    assertThat(connector.send(parcel)).isInstanceOf(Outcome.Unclear.class);
    software.behaviour = SpecialistSoftware.GOOD;
  }

  @Override
  protected List<Taken> taken() {
    return RestTargets.taken(software);
  }

  @Test
  void aTokenServesManyRequestsAndIsRenewedShortlyBeforeItsEnd() {
    connector.send(stored.parcel("fv"));
    clock.tick(Duration.ofSeconds(500));
    connector.send(stored.parcel("fv"));
    assertThat(software.tokens).hasSize(1);

    clock.tick(Duration.ofSeconds(41));
    assertThat(connector.send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    assertThat(software.tokens).hasSize(2);
  }

  @Test
  void aTokenThatTheTargetNoLongerAcceptsIsRenewedOnce() {
    connector.send(stored.parcel("fv"));
    software.tokens.add("revoked all before");

    assertThat(connector.send(stored.parcel("fv"))).isInstanceOf(Outcome.Delivered.class);
    software.guarded = false;
    software.behaviour = SpecialistSoftware.status(401);
    int before = software.requests.size();
    assertThat(StoredCase.word(connector.send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-008");
    assertThat(software.requests).as("tried twice, no more").hasSize(before + 2);
  }

  @ParameterizedTest
  @CsvSource({
    "500, NOT_YET FB-DEL-023",
    "503, NOT_YET FB-DEL-023",
    "404, NOT_YET FB-DEL-023",
    "400, REFUSED FB-DEL-008",
    "401, REFUSED FB-DEL-008",
    "302, REFUSED FB-DEL-008",
  })
  void withoutATokenNothingIsSent(int status, String outcome) {
    software.tokenStatus = status;

    assertThat(StoredCase.word(connector.send(stored.parcel("fv")))).isEqualTo(outcome);
    assertThat(software.requests).isEmpty();
  }

  @Test
  void wrongCredentialsAreHeld() throws IOException {
    Path wrong = Files.writeString(directory.resolve("wrong"), "falsch");

    assertThat(StoredCase.word(connector("fv", wrong).send(stored.parcel("fv"))))
        .isEqualTo("REFUSED FB-DEL-008");
  }

  @Test
  void withoutOurCertificateNothingArrives() {
    Outcome outcome = connector("bare", directory.resolve("secret")).send(stored.parcel("fv"));

    assertThat(outcome).isInstanceOf(Outcome.NotYet.class);
    assertThat(software.requests).isEmpty();
  }

  @Test
  void theSignatureCoversEveryByteWithTheContentsReplacedByTheirDigests() {
    Parcel parcel = stored.parcel("fv");
    connector.send(parcel);

    SpecialistSoftware.Received request = software.requests.getFirst();
    String text = new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
    for (var part : request.parts()) {
      text =
          text.replace(
              new String(part.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1),
              Sha512.hex(part.bytes()));
    }
    String digest = Sha512.hex(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(request.headers().getFirst(RequestSignature.HEADER))
        .startsWith("FB1-HMAC-SHA512 keyId=\"k-1\", timestamp=")
        .contains(", digest=" + digest + ", signature=");
  }

  /** The vector of docs/reference/targets/rest.md. */
  @Test
  void theTestVectorOfTheDocumentsIsRight() throws IOException {
    ManualClock then = new ManualClock(java.time.Instant.ofEpochSecond(1_790_000_000L));
    RequestSignature signature =
        new RequestSignature("k-1", new Secret("key", directory.resolve("key")), then);
    String value =
        signature.of(
            "POST",
            URI.create("https://fv.example/cases?m=7"),
            "0b5c.fv",
            Sha512.hex("<case/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(Files.readString(Path.of("docs/reference/targets/rest.md"))).contains(value);
  }

  @Test
  void theEventHeadersAreTheSameInEveryAttemptAndNameNobody() {
    Parcel parcel = stored.parcel("fv");
    connector.send(parcel);
    connector.send(parcel);

    assertThat(software.requests)
        .allSatisfy(
            request -> {
              assertThat(request.headers().getFirst("ce-specversion")).isEqualTo("1.0");
              assertThat(request.headers().getFirst("ce-id")).isEqualTo(parcel.key());
              assertThat(request.headers().getFirst("ce-source"))
                  .isEqualTo("/landkreis-a/fallbruecke");
              assertThat(request.headers().getFirst("ce-type")).isEqualTo("de.fallbruecke.case.v1");
              assertThat(request.headers().getFirst("ce-time"))
                  .isEqualTo(parcel.delivery().createdAt().toString());
              assertThat(request.headers().getFirst("ce-subject"))
                  .isEqualTo(parcel.caseId().toString());
            });
  }
}
