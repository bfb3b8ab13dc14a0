package de.fallbruecke.fitconnect.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import de.fallbruecke.simulator.SharedKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweStreamTest {
  private static final String KEY_ID = "reply-key-1";
  private static final KeyPair PAIR = SharedKeys.stranger();
  private static final EncryptionKey KEY =
      new EncryptionKey(KEY_ID, (RSAPublicKey) PAIR.getPublic());

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

  @Test
  void aDocumentOfHundredsOfMegabytesPassesThroughAHeapOfTwentyFour() throws Exception {
    long size = 256L * 1024 * 1024;
    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-cp",
                System.getProperty("java.class.path"),
                Encrypting.class.getName(),
                String.valueOf(size),
                Base64.getEncoder().encodeToString(KEY.key().getEncoded()))
            .redirectErrorStream(true)
            .start();
    String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(small.waitFor()).as(said).isZero();
    assertThat(said.strip())
        .endsWith(String.valueOf(JweStream.length(KEY, "application/pdf", size)));
  }

  /** Encrypts so many bytes in a process of its own and says how many came out. */
  static final class Encrypting {
    private Encrypting() {}

    public static void main(String[] args) throws Exception {
      long left = Long.parseLong(args[0]);
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(args[1])));
      EncryptionKey to = new EncryptionKey(KEY_ID, (RSAPublicKey) key);
      try (JweStream stream = new JweStream(to, "application/pdf", new Zeros(left))) {
        System.out.println(stream.transferTo(OutputStream.nullOutputStream()));
      }
    }
  }

  /** So many zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(left, length);
      left -= n;
      return n;
    }
  }
}
