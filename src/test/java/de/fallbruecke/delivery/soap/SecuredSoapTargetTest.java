package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Parcel;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetContract;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.rest.RequestBody;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.simulator.soap.SoapInbox;
import de.fallbruecke.simulator.soap.SoapInbox.Manner;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Our own contract with everything that WS-Security and TLS offer at once: client certificate,
 * UsernameToken, WS-Addressing and an X.509 signature, against a CXF server whose WSS4J verifies
 * the signature and what it covers.
 */
class SecuredSoapTargetTest extends TargetContract {
  @TempDir private static Path directory;
  private static SoapInbox inbox;
  private static TlsIdentities identities;

  private final StoredCase stored =
      new StoredCase().document("Antrag.pdf", bytes(1, 20_000)).document("b.pdf", bytes(2, 1));
  private Set<String> before;

  @BeforeAll
  static void start() throws Exception {
    Map<String, Object> tls = new HashMap<>();
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    TestCertificate server = TestCertificate.in(directory, "server", 2);
    for (String name : List.of("own", "rsa", "stranger", "ed")) {
      String algorithm = Map.of("rsa", "RSA", "ed", "Ed25519").getOrDefault(name, "EC");
      TestCertificate made = TestCertificate.in(directory, name, algorithm, "+0d", 2);
      String prefix = "fallbruecke.tls." + name + ".";
      tls.put(prefix + "certificate-file", file(name + ".pem", made.certificate()));
      tls.put(prefix + "key-file", file(name + ".key", made.key()));
      tls.put(prefix + "trusted-file", file("server.pem", server.certificate()));
      if (!name.equals("stranger")) {
        trusted.setCertificateEntry(name, made.keys().getCertificate("loopback"));
      }
    }
    tls.put("fallbruecke.tls.bare.trusted-file", file("server.pem", server.certificate()));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("site", tls));
    identities = TlsIdentities.read(environment);
    file("password", "geheim");
    inbox = SoapInbox.start(0, directory, tls(server, trusted), guards(trusted));
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private static SSLHostConfig tls(TestCertificate server, KeyStore trusted) throws Exception {
    SSLHostConfig tls = new SSLHostConfig();
    tls.setCertificateVerification("required");
    tls.setTrustStore(trusted);
    SSLHostConfigCertificate own =
        new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
    own.setCertificateKeystore(server.keys());
    own.setCertificateKeystorePassword(TestCertificate.PASSWORD);
    tls.addCertificate(own);
    return tls;
  }

  /** All of it has to be there, to be right and to be covered by the signature. */
  private static List<Interceptor<? extends Message>> guards(KeyStore trusted) {
    Merlin crypto = new Merlin();
    crypto.setTrustStore(trusted);
    CallbackHandler passwords =
        callbacks ->
            Stream.of(callbacks)
                .filter(WSPasswordCallback.class::isInstance)
                .forEach(asked -> ((WSPasswordCallback) asked).setPassword("geheim"));
    WSS4JInInterceptor security =
        new WSS4JInInterceptor(
            Map.of(
                ConfigurationConstants.ACTION,
                "UsernameToken Timestamp Signature",
                ConfigurationConstants.PW_CALLBACK_REF,
                passwords,
                ConfigurationConstants.SIG_VER_PROP_REF_ID,
                "trusted",
                "trusted",
                crypto,
                // what is attached is part of the infoset that was signed
                ConfigurationConstants.EXPAND_XOP_INCLUDE,
                "true",
                // the Basic Security Profile knows no ECDSA
                ConfigurationConstants.IS_BSP_COMPLIANT,
                "false"));
    DefaultCryptoCoverageChecker coverage = new DefaultCryptoCoverageChecker();
    coverage.setSignBody(true);
    coverage.setSignTimestamp(true);
    coverage.setSignUsernameToken(true);
    coverage.setEncryptUsernameToken(false); // TLS does that
    coverage.setSignAddressingHeaders(true);
    return List.of(security, coverage);
  }

  @AfterAll
  static void stop() {
    inbox.close();
  }

  @BeforeEach
  void look() {
    inbox.behave(Manner.GOOD);
    before = inbox.cases().stream().map(SoapInbox.TakenCase::key).collect(Collectors.toSet());
  }

  @Override
  protected Connector connector() {
    return connector(options("own", true, Clock.systemUTC()));
  }

  private static Connector connector(SoapOptions options) {
    return new SoapEndpoint(options, Clock.systemUTC(), UUID::randomUUID)
        .connect(TestTargets.of(TargetType.SOAP, true));
  }

  private static SoapOptions options(String signer, boolean mtom, Clock clock) {
    return options("own", signer, mtom, clock);
  }

  /**
   * How the target is called.
   *
   * @param shown whose certificate TLS shows
   * @param signer whose key signs; blank: nobody's
   */
  private static SoapOptions options(String shown, String signer, boolean mtom, Clock clock) {
    return options(inbox.url(), shown, signer, mtom, clock);
  }

  private static SoapOptions options(
      URI url, String shown, String signer, boolean mtom, Clock clock) {
    return new SoapOptions(
        url,
        SoapVersion.V1_2,
        Duration.ofSeconds(20),
        new HttpLine(OutboundHttp.newClient(), identities.get(shown, "soap.tls")),
        mtom,
        true,
        Map.of(),
        new UsernameToken(
            "fallbruecke",
            new Secret("password", directory.resolve("password")),
            true,
            Clock.systemUTC(),
            UUID::randomUUID),
        signer.isEmpty()
            ? null
            : new EnvelopeSignature(
                identities.get(signer, "soap.signature.identity"), Duration.ofMinutes(5), clock),
        null,
        null);
  }

  @Override
  protected OptionalInt port() {
    return OptionalInt.of(inbox.url().getPort());
  }

  @Override
  protected Connector behind(int port) {
    return connector(
        options(
            URI.create("https://127.0.0.1:" + port + "/falluebergabe"),
            "own",
            "own",
            true,
            Clock.systemUTC()));
  }

  @Override
  protected Connector refusing() {
    inbox.behave(Manner.REFUSING);
    return connector();
  }

  @Override
  protected Connector failing() {
    Connector real = connector();
    return parcel -> {
      inbox.behave(Manner.FAILING_BEFORE);
      Outcome outcome = real.send(parcel);
      inbox.behave(Manner.GOOD);
      return outcome;
    };
  }

  @Override
  protected Connector unable() {
    inbox.behave(Manner.BUSY);
    return connector();
  }

  @Override
  protected void handOverAndDie(Parcel parcel) {
    inbox.behave(Manner.FAILING_AFTER);
    assertThat(connector().send(parcel)).isInstanceOf(Outcome.Unclear.class);
    inbox.behave(Manner.GOOD);
  }

  @Override
  protected List<Taken> taken() {
    return SoapTargetTest.taken(inbox, before);
  }

  @ParameterizedTest
  @CsvSource({"rsa, true", "rsa, false", "own, false"})
  void aSignatureCoversTheContentsWhereverTheyTravel(String signer, boolean mtom) {
    assertThat(connector(options(signer, mtom, Clock.systemUTC())).send(stored.parcel("fv")))
        .isInstanceOf(Outcome.Delivered.class);
    assertThat(taken().getFirst().documents())
        .extracting(Document::bytes)
        .containsExactlyElementsOf(stored.documents);
  }

  @Test
  void aSignatureOfAStrangerNoneAndAnOldOneAreRefused() {
    Clock before = Clock.fixed(Instant.now().minus(Duration.ofMinutes(6)), ZoneOffset.UTC);
    for (SoapOptions options :
        List.of(
            options("stranger", true, Clock.systemUTC()),
            options("", true, Clock.systemUTC()),
            options("own", true, before))) {
      assertThat(StoredCase.word(connector(options).send(stored.parcel("fv"))))
          .isEqualTo("REFUSED FB-DEL-008");
    }
    assertThat(taken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<fb:test>false, <fb:test>true!",
    "%DOCUMENT%, %d0CUMENT%",
    "/falluebergabe<, /falluebergabf<"
  })
  void whatIsChangedOnTheWayIsNotTaken(String part, String other) throws Exception {
    StoredCase some =
        new StoredCase().document("a.pdf", "%DOCUMENT%".getBytes(StandardCharsets.US_ASCII));
    Parcel parcel = some.parcel("fv");
    SoapOptions options = options("own", true, Clock.systemUTC());
    RequestBody body =
        new SoapMessage(options, UUID::randomUUID)
            .of(options.action(), HandOverDocument.of(parcel), parcel);
    String sent = new String(body.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(sent).contains(part);
    String changed = sent.replace(part, other.replace("!", ""));

    assertThat(post(options, body.contentType(), changed).body()).contains("Fault");
    assertThat(taken()).isEmpty();
    assertThat(connector(options).send(parcel))
        .as("what was not changed is")
        .isInstanceOf(Outcome.Delivered.class);
  }

  private static HttpResponse<String> post(SoapOptions options, String type, String message)
      throws IOException, InterruptedException {
    HttpClient client = options.line().shared();
    return client.send(
        HttpRequest.newBuilder(options.url())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(message.getBytes(StandardCharsets.ISO_8859_1)))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void withoutACertificateForTlsNothingIsSent() {
    int sent = inbox.handOvers();
    for (String shown : List.of("bare", "stranger")) {
      SoapOptions options = options(shown, "own", true, Clock.systemUTC());
      assertThat(connector(options).send(stored.parcel("fv")))
          .isNotInstanceOf(Outcome.Delivered.class);
    }
    assertThat(inbox.handOvers()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "bare, names an entry that has no certificate of ours",
    "ed, names a key that cannot sign here",
    "nobody, which is not below fallbruecke.tls",
    ", is missing"
  })
  void whatCannotSignStopsTheStart(String identity, String said) {
    SoapSettings settings =
        new SoapSettings(
            inbox.url(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new SoapSettings.Signature(identity, null),
            null,
            null);
    SoapWay way = new SoapWay(identities, Clock.systemUTC(), UUID::randomUUID);

    assertThatThrownBy(() -> way.endpoint(settings, TestTargets.check()))
        .hasMessageContaining("soap.signature.identity")
        .hasMessageContaining(said);
  }
}
