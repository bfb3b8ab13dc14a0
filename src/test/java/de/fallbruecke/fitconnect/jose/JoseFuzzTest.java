package de.fallbruecke.fitconnect.jose;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.Encrypted;
import de.fallbruecke.fitconnect.TestKeys;
import de.fallbruecke.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens, keys and encrypted contents as a foreign service could send them. */
class JoseFuzzTest {
  private static final RSAKey KEY = TestKeys.small("small-encryption-key");
  private static final int MAXIMUM = 1024 * 1024;
  private static final JweDecryptor DECRYPTOR =
      new JweDecryptor(new KeyRing(List.of(privateKey())), true);

  static Stream<byte[]> tokens() {
    return Seeds.texts(
        "eyJhbGciOiJQUzUxMiIsInR5cCI6InNlY2V2ZW50K2p3dCIsImtpZCI6ImsifQ.e30.c2ln",
        "eyJhbGciOiJub25lIn0.e30.",
        "..");
  }

  @MethodSource("tokens")
  @FuzzTest(maxDuration = "1m")
  void aTokenIsReadOrIsNone(byte[] data) throws JOSEException {
    RSAPublicKey signer = KEY.toRSAPublicKey();
    SignedToken.parse(new String(data, UTF_8))
        .ifPresent(token -> assertThat(token.signedBy(signer)).isFalse());
  }

  static Stream<byte[]> keys() {
    return Seeds.texts(
        KEY.toPublicJWK().toJSONString(),
        """
        {"kty":"RSA","kid":"12345678","alg":"RSA-OAEP-256","use":"enc","key_ops":["wrapKey"],"n":"AQAB","e":"AQAB","x5c":["MAA="]}""");
  }

  @MethodSource("keys")
  @FuzzTest(maxDuration = "1m")
  void aKeyIsUsableOrIsNone(byte[] data) {
    String jwk = new String(data, UTF_8);
    VerificationKey.parse(jwk);
    PublishedJwk.parse(jwk);
    try {
      EncryptionKey.parse(jwk);
    } catch (EncryptionKey.Unfit said) {
      assertThat(said).hasMessageNotContaining("null");
    }
  }

  static Stream<byte[]> contents() {
    return Seeds.texts(
        Encrypted.jwe("Antrag".getBytes(UTF_8), KEY),
        Encrypted.jwe("Antrag auf Wohngeld".repeat(20).getBytes(UTF_8), KEY, KEY.getKeyID(), true));
  }

  @MethodSource("contents")
  @FuzzTest(maxDuration = "1m")
  void aContentIsOpenedOrRefusedAndNeverLargerThanAllowed(byte[] data) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    DECRYPTOR.open(new ByteArrayInputStream(data), plain, MAXIMUM);
    assertThat(plain.size()).isLessThanOrEqualTo(MAXIMUM);
    JweDecryptor.tagOf(new String(data, ISO_8859_1));
  }

  private static DecryptionKey privateKey() {
    try {
      return new RsaDecryptionKey(KEY.getKeyID(), KEY.toPrivateKey());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
