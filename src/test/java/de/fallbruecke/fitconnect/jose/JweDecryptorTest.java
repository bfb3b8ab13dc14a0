package de.fallbruecke.fitconnect.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.fitconnect.Encrypted;
import de.fallbruecke.fitconnect.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JweDecryptorTest {
  private static final long MAXIMUM = 64L * 1024 * 1024;
  private static final String KID = "small-encryption-key";

  private final RSAKey key = TestKeys.small(KID);
  private final CountingKey counting = new CountingKey(key);
  private final JweDecryptor v1 = new JweDecryptor(new KeyRing(List.of(counting)), true);
  private final JweDecryptor v2 = new JweDecryptor(new KeyRing(List.of(counting)), false);
  private final ByteArrayOutputStream plain = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 2, 3, 15, 16, 17, 12_285, 12_287, 12_288, 12_289, 16_384, 24_576, 65_537, 1_000_003,
        5_000_000
      })
  void opensWhatAnotherLibraryEncryptedWhateverItsSizeAndHoweverItArrives(int size)
      throws IOException {
    Random random = new Random(size);
    byte[] content = new byte[size];
    random.nextBytes(content);
    String jwe = Encrypted.jwe(content, key);

    Opening opening = v2.open(new Dribbling(jwe, random), plain, MAXIMUM);

    assertThat(opening).isEqualTo(new Opening(null, Encrypted.tag(jwe)));
    assertThat(plain.toByteArray()).isEqualTo(content);
  }

  @Test
  void aChangeOfAnySingleCharacterIsNoticed() throws IOException {
    String jwe = Encrypted.jwe("Antrag auf Wohngeld".getBytes(UTF_8), key);
    Random random = new Random(42);
    for (int i = 0; i < jwe.length(); i++) {
      char other = "ABab01-_=.+".charAt(random.nextInt(11));
      if (other == jwe.charAt(i)) {
        continue;
      }
      String changed = jwe.substring(0, i) + other + jwe.substring(i + 1);
      Opening opening = v2.open(changed, OutputStream.nullOutputStream(), MAXIMUM);
      assertThat(opening.opened()).as("character %d became %s", i, other).isFalse();
    }
  }

  @Test
  void theUnusedBitsOfTheLastCharactersCannotBeUsedForASecondSpelling() throws IOException {
    String jwe = Encrypted.jwe("x".getBytes(UTF_8), key);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    List<Integer> ends = new java.util.ArrayList<>(List.of(jwe.length() - 1));
    for (int i = 0; i < jwe.length(); i++) {
      if (jwe.charAt(i) == '.') {
        ends.add(i - 1);
      }
    }
    for (int end : ends) {
      for (char c : alphabet.toCharArray()) {
        if (c != jwe.charAt(end)) {
          String changed = jwe.substring(0, end) + c + jwe.substring(end + 1);
          assertThat(v2.open(changed, OutputStream.nullOutputStream(), MAXIMUM).opened()).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'alg':'dir','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA1_5','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP-512','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'ECDH-ES','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'A256KW','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'PBES2-HS512+A256KW','p2c':2147483647,'p2s':'AAAA','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'none','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'rsa-oaep-256','enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':['RSA-OAEP-256'],'enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'enc':'A256GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP-256','enc':'A128GCM','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP-256','enc':'A256CBC-HS512','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP-256','kid':'KID'} | ALGORITHM",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':'KID','crit':['exp']} | CRITICAL",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':'KID','crit':[]} | CRITICAL",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':'KID','zip':'DEF'} | COMPRESSION",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':'KID','zip':null} | COMPRESSION",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM'} | KEY_UNKNOWN",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':'somebody-elses'} | KEY_UNKNOWN",
        "{'alg':'RSA-OAEP-256','enc':'A256GCM','kid':7} | KEY_UNKNOWN",
        "{'alg':'none','alg':'RSA-OAEP-256','enc':'A256GCM','kid':'KID'} | MALFORMED",
        "[] | MALFORMED",
        "{ | MALFORMED",
      })
  void aForbiddenHeaderIsRefusedBeforeAnyPrivateKeyIsUsed(String header, Refusal refusal)
      throws IOException {
    String[] genuine = Encrypted.jwe("x".getBytes(UTF_8), key).split("\\.");
    genuine[0] = encode(header.replace('\'', '"').replace("KID", KID));
    String jwe = String.join(".", genuine);

    Opening opening = v2.open(jwe, plain, MAXIMUM);

    assertThat(opening).isEqualTo(new Opening(refusal, genuine[4]));
    assertThat(counting.operations).hasValue(0);
    assertThat(plain.size()).isZero();
  }

  @Test
  void deepNestingInTheHeaderIsRefusedQuickly() throws IOException {
    String header = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertThat(v2.open(encode(header) + ".a.b.c.d", plain, MAXIMUM).refusal())
        .isEqualTo(Refusal.MALFORMED);
  }

  @Test
  void keysThatTheHeaderBringsAlongAreIgnored() throws IOException {
    RSAKey foreign = TestKeys.small("foreign-key");
    String[] jwe = Encrypted.jwe("x".getBytes(UTF_8), foreign).split("\\.");
    jwe[0] =
        encode(
            "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"%s\",\"jwk\":%s,\"jku\":\"https://evil.example/\"}"
                .formatted(KID, foreign.toJSONString().replace("/", "\\/")));
    assertThat(v2.open(String.join(".", jwe), plain, MAXIMUM).refusal())
        .isEqualTo(Refusal.NOT_AUTHENTIC);
  }

  @Test
  void whatWasEncryptedToAnotherDestinationUnderOurKidIsNotAuthenticAndStillTellsItsTag()
      throws IOException {
    String jwe = Encrypted.jwe("x".getBytes(UTF_8), TestKeys.small("foreign-key"), KID, false);
    assertThat(v2.open(jwe, plain, MAXIMUM))
        .isEqualTo(new Opening(Refusal.NOT_AUTHENTIC, Encrypted.tag(jwe)));
  }

  @Test
  void ofSeveralKeysTheOneNamedByTheKidIsUsed() throws IOException {
    CountingKey old = new CountingKey(TestKeys.small("foreign-key"));
    JweDecryptor both = new JweDecryptor(new KeyRing(List.of(old, counting)), false);
    assertThat(both.open(Encrypted.jwe("x".getBytes(UTF_8), key), plain, MAXIMUM).opened())
        .isTrue();
    assertThat(old.operations).hasValue(0);
    assertThat(counting.operations).hasValue(1);
  }

  @Test
  void aTruncatedPartIsMalformedWhereverItWasCut() throws IOException {
    String jwe = Encrypted.jwe(new byte[40_000], key);
    for (int length : List.of(0, 10, 200, 500, 20_000, jwe.length() - 23, jwe.length() - 1)) {
      assertThat(v2.open(jwe.substring(0, length), OutputStream.nullOutputStream(), MAXIMUM))
          .as("cut to %d characters", length)
          .isEqualTo(new Opening(Refusal.MALFORMED, null));
    }
  }

  @Test
  void inVersion1CompressedContentIsInflated() throws IOException {
    byte[] content = "Wohngeldantrag ".repeat(10_000).getBytes(UTF_8);
    assertThat(v1.open(Encrypted.jwe(content, key, KID, true), plain, MAXIMUM).opened()).isTrue();
    assertThat(plain.toByteArray()).isEqualTo(content);
  }

  @Test
  void aDecompressionBombStopsAtTheRatioAndWritesNextToNothing() throws IOException {
    byte[] zeros = new byte[200 * 1024 * 1024];
    String bomb = Encrypted.jwe(zeros, key, KID, true);
    assertThat(bomb.length()).isLessThan(400_000);
    assertThat(v1.open(bomb, plain, Long.MAX_VALUE).refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(plain.size()).isLessThan(64 * 1024 * 1024);
  }

  @Test
  void plainTextOverTheLimitIsNotWritten() throws IOException {
    assertThat(v2.open(Encrypted.jwe(new byte[5_000], key), plain, 4_999).refusal())
        .isEqualTo(Refusal.TOO_LARGE);
    assertThat(plain.size()).isLessThan(5_000);
  }

  @Test
  void aBrokenLineIsNotMistakenForBadContent() {
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream("eyJ".getBytes(US_ASCII))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> v2.open(broken, plain, MAXIMUM))
        .isInstanceOf(IOException.class);
  }

  private static String encode(String header) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
  }

  /** Counts what an attacker could make us do. */
  private static final class CountingKey implements DecryptionKey {
    private final RsaDecryptionKey key;
    private final AtomicInteger operations = new AtomicInteger();

    CountingKey(RSAKey jwk) {
      try {
        key = new RsaDecryptionKey(jwk.getKeyID(), jwk.toPrivateKey());
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String kid() {
      return key.kid();
    }

    @Override
    public byte[] unwrap(byte[] encryptedKey) throws GeneralSecurityException {
      operations.incrementAndGet();
      return key.unwrap(encryptedKey);
    }
  }

  /** Hands out a few bytes at a time, as a network does. */
  private static final class Dribbling extends FilterInputStream {
    private final Random random;

    Dribbling(String text, Random random) {
      super(new ByteArrayInputStream(text.getBytes(US_ASCII)));
      this.random = random;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, 1 + random.nextInt(9_000)));
    }
  }
}
