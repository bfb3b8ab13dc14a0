package de.fallbruecke.delivery.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.delivery.Connector;
import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.StoredCase;
import de.fallbruecke.delivery.TargetType;
import de.fallbruecke.delivery.TestTargets;
import de.fallbruecke.delivery.rest.HttpLine;
import de.fallbruecke.delivery.rest.SpecialistSoftware;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentities;
import de.fallbruecke.testkit.TestCertificate;
import java.io.IOException;
import java.io.StringReader;
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
import java.util.UUID;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.w3c.dom.Document;

/** Answers that are signed as WSS4J signs them, and what is made of them on their way. */
class SignedAnswerTest {
  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  private static final String ANSWER =
      "<s:Envelope xmlns:s='"
          + SOAP
          + "'><s:Header/><s:Body><fb:HandOverResponse xmlns:fb='"
          + HandOverDocument.NAMESPACE
          + "'><fb:reference>AZ 1</fb:reference></fb:HandOverResponse></s:Body></s:Envelope>";

  @TempDir private static Path directory;
  private static TlsIdentities identities;
  private static final Map<String, TestCertificate> SIGNERS = new HashMap<>();

  private final SpecialistSoftware software = new SpecialistSoftware();
  private final StoredCase stored = new StoredCase();

  @BeforeAll
  static void signers() throws IOException {
    Map<String, Object> tls = new HashMap<>();
    for (String name : List.of("fv", "rsa", "stranger")) {
      TestCertificate made =
          TestCertificate.in(directory, name, name.equals("rsa") ? "RSA" : "EC", "+0d", 2);
      SIGNERS.put(name, made);
      Path file = Files.writeString(directory.resolve(name + ".pem"), made.certificate());
      tls.put("fallbruecke.tls." + name + ".trusted-file", file.toString());
      Path key = Files.writeString(directory.resolve(name + ".key"), made.key());
      tls.put("fallbruecke.tls.only-own-" + name + ".certificate-file", file.toString());
      tls.put("fallbruecke.tls.only-own-" + name + ".key-file", key.toString());
    }
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("site", tls));
    identities = TlsIdentities.read(environment);
  }

  @AfterEach
  void stop() {
    software.close();
  }

  private Outcome answered(String envelope, String trusted) {
    software.answerHeaders.put("Content-Type", "application/soap+xml; charset=utf-8");
    software.behaviour = (some, exchange, received) -> some.reply(exchange, 200, envelope);
    Connector connector =
        new SoapEndpoint(
                new SoapOptions(
                    software.url(),
                    SoapVersion.V1_2,
                    Duration.ofSeconds(20),
                    new HttpLine(OutboundHttp.newClient(), null),
                    true,
                    false,
                    Map.of(),
                    null,
                    null,
                    null,
                    trusted == null
                        ? null
                        : new AnswerSignature(
                            identities.get(trusted, "soap.answers-signed-by"), Clock.systemUTC())),
                Clock.systemUTC(),
                UUID::randomUUID)
            .connect(TestTargets.of(TargetType.SOAP, true));
    return connector.send(stored.parcel("fv"));
  }

  /** Signs body and time; the header must be understood. */
  private static String signed(String envelope, String signer, Clock clock) throws Exception {
    Document document = StaxUtils.read(new StringReader(envelope));
    WSSecHeader header = new WSSecHeader(document);
    header.insertSecurityHeader();
    WSSecTimestamp time = new WSSecTimestamp(header);
    time.setWsTimeSource(clock::instant);
    time.setTimeToLive(300);
    time.build();
    KeyStore keys = SIGNERS.get(signer).keys();
    Merlin crypto = new Merlin();
    crypto.setKeyStore(keys);
    WSSecSignature signature = new WSSecSignature(header);
    signature.setUserInfo("loopback", TestCertificate.PASSWORD);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(
        "http://www.w3.org/2001/04/xmldsig-more#"
            + (signer.equals("rsa") ? "rsa-sha256" : "ecdsa-sha256"));
    signature.setDigestAlgo("http://www.w3.org/2001/04/xmlenc#sha256");
    signature
        .getParts()
        .addAll(
            List.of(
                new WSEncryptionPart("Body", SOAP, "Element"),
                new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, "Element")));
    return StaxUtils.toString(signature.build(crypto));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fv", "rsa"})
  void whatATrustedOneHasSignedIsBelieved(String signer) throws Exception {
    String answer = signed(ANSWER, signer, Clock.systemUTC());

    assertThat(answered(answer, signer)).isEqualTo(new Outcome.Delivered("AZ 1"));
  }

  @Test
  void withoutSomebodyToBelieveTheMessageSaysWhatIsMissing() throws Exception {
    Outcome outcome = answered(signed(ANSWER, "fv", Clock.systemUTC()), null);

    assertThat(StoredCase.word(outcome)).isEqualTo("UNCLEAR FB-DEL-025");
    assertThat(outcome.toString()).contains("fallbruecke.targets.fv.soap.answers-signed-by");
  }

  @Test
  void whatIsNotSignedOrByAStrangerOrOldOrChangedIsNotBelieved() throws Exception {
    Clock before = Clock.fixed(Instant.now().minus(Duration.ofHours(1)), ZoneOffset.UTC);
    String good = signed(ANSWER, "fv", Clock.systemUTC());
    assertThat(good).contains("AZ 1");
    for (String answer :
        List.of(
            ANSWER,
            signed(ANSWER, "stranger", Clock.systemUTC()),
            signed(ANSWER, "fv", before),
            good.replace("AZ 1", "AZ 2"))) {
      Outcome outcome = answered(answer, "fv");
      assertThat(StoredCase.word(outcome)).isEqualTo("UNCLEAR FB-DEL-025");
      assertThat(outcome.toString()).contains("answers-signed-by");
    }
  }

  /** The signed body is moved away and another one stands in its place (attacks §5). */
  @Test
  void aWrappedBodyIsNotBelieved() throws Exception {
    String good = signed(ANSWER, "fv", Clock.systemUTC());
    int from = good.indexOf("<s:Body");
    int end = good.indexOf("</s:Body>") + "</s:Body>".length();
    String moved = good.substring(from, end);
    String other =
        moved.replaceFirst("<s:Body[^>]*>", "<s:Body xmlns:s='" + SOAP + "'>").replace("AZ 1", "X");
    String wrapped =
        good.substring(0, from).replace("</s:Header>", "<w>" + moved + "</w></s:Header>")
            + other
            + good.substring(end);

    assertThat(StoredCase.word(answered(wrapped, "fv"))).isEqualTo("UNCLEAR FB-DEL-025");
  }

  @Test
  void anEntryThatNamesNobodyToTrustIsNone() {
    assertThat(identities.get("only-own-fv", "x").trusted()).isEmpty();
    assertThatThrownBy(
            () -> new AnswerSignature(identities.get("only-own-fv", "x"), Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
