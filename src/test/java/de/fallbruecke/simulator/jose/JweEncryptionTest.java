package de.fallbruecke.simulator.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import de.fallbruecke.simulator.SharedKeys;
import de.fallbruecke.simulator.Source;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted here, plain Nimbus decrypts. */
class JweEncryptionTest {
  private static final KeyPair KEYS = SharedKeys.source().pair("x-encryption");
  private static final JweEncryption JWE =
      JweEncryption.of((RSAPublicKey) KEYS.getPublic(), "the-kid-1", "application/json");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 8191, 8192, 100_001})
  void nimbusDecryptsEveryLength(int length) throws Exception {
    byte[] plain = new byte[length];
    new Random(length).nextBytes(plain);
    JWEObject parsed = JWEObject.parse(JWE.compact(plain));
    parsed.decrypt(new RSADecrypter(KEYS.getPrivate()));
    assertThat(parsed.getPayload().toBytes()).isEqualTo(plain);
    assertThat(parsed.getHeader().getKeyID()).isEqualTo("the-kid-1");
    assertThat(parsed.getHeader().getContentType()).isEqualTo("application/json");
    assertThat(parsed.getHeader().getCompressionAlgorithm()).isNull();
  }

  @Test
  void nimbusInflatesWhatWasDeflated() throws Exception {
    byte[] plain = "Wohngeld ".repeat(500).getBytes(StandardCharsets.UTF_8);
    String compact = JWE.with("zip", "DEF").compact(plain);
    assertThat(compact.length()).isLessThan(plain.length);
    JWEObject parsed = JWEObject.parse(compact);
    parsed.decrypt(new RSADecrypter(KEYS.getPrivate()));
    assertThat(parsed.getPayload().toBytes()).isEqualTo(plain);
  }

  @Test
  void aBombOfAGigabyteIsMadeInConstantMemoryAndIsSmall() throws Exception {
    AtomicLong written = new AtomicLong();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int one) {
            written.incrementAndGet();
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            written.addAndGet(length);
          }
        };
    try (InputStream zeros = Source.repeated(0, 1_000_000_000L).open()) {
      JWE.with("zip", "DEF").encrypt(zeros, counting);
    }
    assertThat(written.get()).isLessThan(8_000_000);
  }

  @Test
  void twoEncryptionsOfTheSameDiffer() {
    assertThat(JWE.compact(new byte[3])).isNotEqualTo(JWE.compact(new byte[3]));
  }

  @Test
  void theShortestJweHasTheOfficialLengthOrMore() {
    ByteArrayOutputStream nothing = new ByteArrayOutputStream();
    assertThat(JWE.compact(nothing.toByteArray()).length()).isGreaterThanOrEqualTo(776);
  }

  @Test
  void aKeyCarriesACertificateOfItselfAndItsThumbprintAsKid() throws Exception {
    RSAKey key = Keys.encryption(KEYS, "Kreis Muster", Instant.parse("2026-11-21T00:00:00Z"));
    X509Certificate certificate = X509CertUtils.parse(key.getX509CertChain().getFirst().decode());
    certificate.verify(KEYS.getPublic());
    certificate.checkValidity(Date.from(Instant.parse("2030-01-01T00:00:00Z")));
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Kreis Muster");
    assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    assertThat(Keys.publicHalf(key).isPrivate()).isFalse();
    assertThat(Keys.publicHalf(key).toJSONObject().get("key_ops").toString())
        .isEqualTo("[wrapKey]");
    assertThat(key.toJSONObject().get("key_ops").toString()).isEqualTo("[unwrapKey]");
  }
}
