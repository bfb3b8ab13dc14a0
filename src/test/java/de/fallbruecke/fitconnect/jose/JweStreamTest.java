package de.fallbruecke.fitconnect.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import de.fallbruecke.simulator.SharedKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweStreamTest {
  private static final KeyPair PAIR = SharedKeys.stranger();
  private static final EncryptionKey KEY =
      new EncryptionKey("reply-key-1", (RSAPublicKey) PAIR.getPublic());

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 15, 16, 17, 12_287, 12_288, 12_289, 100_003})
  void whatWasEncryptedIsDecryptedByAnotherLibraryAndByOurs(int size) throws Exception {
    byte[] plain = new byte[size];
    new Random(size).nextBytes(plain);
    String jwe;
    String tag;
    try (JweStream stream =
        new JweStream(KEY, "application/pdf", new ByteArrayInputStream(plain))) {
      assertThatThrownBy(stream::tag).isInstanceOf(IllegalStateException.class);
      jwe = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      tag = stream.tag();
    }
    assertThat(jwe).hasSize((int) JweStream.length(KEY, "application/pdf", size));
    assertThat(tag).isEqualTo(JweDecryptor.tagOf(jwe));

    JWEObject other = JWEObject.parse(jwe);
    assertThat(other.getHeader().getKeyID()).isEqualTo("reply-key-1");
    assertThat(other.getHeader().getContentType()).isEqualTo("application/pdf");
    assertThat(other.getHeader().getCompressionAlgorithm()).isNull();
    other.decrypt(new RSADecrypter(PAIR.getPrivate()));
    assertThat(other.getPayload().toBytes()).isEqualTo(plain);

    ByteArrayOutputStream ours = new ByteArrayOutputStream();
    JweDecryptor decryptor =
        new JweDecryptor(
            new KeyRing(List.of(new RsaDecryptionKey("reply-key-1", PAIR.getPrivate()))), false);
    assertThat(decryptor.open(jwe, ours, 1_000_000).opened()).isTrue();
    assertThat(ours.toByteArray()).isEqualTo(plain);
  }
}
