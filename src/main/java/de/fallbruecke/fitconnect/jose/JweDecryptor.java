package de.fallbruecke.fitconnect.jose;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Opens a compact JWE of any size with constant memory.
 *
 * <p>The JCE holds back all plain text of a GCM decryption until the tag is checked, that is the
 * whole attachment. Therefore the text is decrypted with plain counter mode (which GCM is inside)
 * and at the same time encrypted again with GCM, whose output is thrown away but whose tag must
 * equal the one received. <b>The plain text must not be used before {@link Opening#opened()} is
 * true</b>: the caller writes to a place that he can discard.
 */
public final class JweDecryptor {
  private static final int MAX_HEADER = 16 * 1024;
  private static final int MAX_ENCRYPTED_KEY = 2 * 1024;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int CHUNK = 16 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyRing keys;
  private final boolean compressionAllowed;

  /**
   * A decryptor for one destination.
   *
   * @param compressionAllowed {@code zip=DEF} is allowed in API v1 and forbidden in v2
   */
  public JweDecryptor(KeyRing keys, boolean compressionAllowed) {
    this.keys = keys;
    this.compressionAllowed = compressionAllowed;
  }

  /**
   * Decrypts while reading; always reads to the end.
   *
   * @param maximum largest plain text in bytes
   * @throws IOException only if the input cannot be read or the output not be written
   */
  public Opening open(InputStream compact, OutputStream plain, long maximum) throws IOException {
    CompactReader in = new CompactReader(compact);
    try {
      return decrypt(in, plain, maximum);
    } catch (JweRefused e) {
      return new Opening(e.refusal(), in.tag());
    }
  }

  /** As {@link #open(InputStream, OutputStream, long)}, for a JWE that is in memory already. */
  public Opening open(String compact, OutputStream plain, long maximum) throws IOException {
    return open(new ByteArrayInputStream(CompactReader.ascii(compact)), plain, maximum);
  }

  /** The fifth segment of a JWE, at constant effort and without any key; null if malformed. */
  public static @Nullable String tagOf(String compact) {
    int last = compact.lastIndexOf('.');
    String tag = compact.substring(last + 1);
    boolean five = compact.chars().filter(c -> c == '.').count() == 4;
    return five && tag.length() == 22 ? tag : null;
  }

  private Opening decrypt(CompactReader in, OutputStream plain, long maximum)
      throws IOException, JweRefused {
    byte[] headerSegment = in.segment(MAX_HEADER);
    JweHeader header = JweHeader.parse(headerSegment, compressionAllowed);
    DecryptionKey key =
        keys.find(header.kid()).orElseThrow(() -> new JweRefused(Refusal.KEY_UNKNOWN));
    byte[] encryptedKey = Base64Url.decode(in.segment(MAX_ENCRYPTED_KEY));
    byte[] iv = Base64Url.decode(in.segment(64));
    if (iv.length != IV_BYTES) {
      throw new JweRefused(Refusal.MALFORMED);
    }
    byte[] contentKey = contentKey(key, encryptedKey);
    try (PlainSink sink = new PlainSink(plain, maximum, header.deflated())) {
      byte[] expected = pour(in, contentKey, iv, headerSegment, sink);
      String tag = in.tag();
      if (tag == null) {
        return new Opening(Refusal.MALFORMED, null);
      }
      if (!MessageDigest.isEqual(expected, Base64Url.decode(CompactReader.ascii(tag)))) {
        return new Opening(Refusal.NOT_AUTHENTIC, tag);
      }
      return new Opening(sink.refusal(), tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java platform has no AES-256-GCM", e);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  /**
   * The content key, or a random one: a sender must not learn from time or message whether the key
   * or the content was wrong (RFC 7516 section 11.5).
   */
  private static byte[] contentKey(DecryptionKey key, byte[] encryptedKey) {
    byte[] random = new byte[KEY_BYTES];
    RANDOM.nextBytes(random);
    try {
      byte[] unwrapped = key.unwrap(encryptedKey);
      return unwrapped.length == KEY_BYTES ? unwrapped : random;
    } catch (GeneralSecurityException e) {
      return random;
    }
  }

  private static byte[] pour(
      CompactReader in, byte[] contentKey, byte[] iv, byte[] aad, PlainSink sink)
      throws IOException, GeneralSecurityException, JweRefused {
    SecretKeySpec key = new SecretKeySpec(contentKey, "AES");
    Cipher counter = Cipher.getInstance("AES/CTR/NoPadding");
    byte[] start = Arrays.copyOf(iv, TAG_BYTES);
    start[TAG_BYTES - 1] = 2; // NIST SP 800-38D: block 1 masks the tag, text begins at 2
    counter.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(start));
    Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, iv));
    gcm.updateAAD(aad);

    byte[] characters = new byte[CHUNK];
    byte[] cipherText = new byte[CHUNK];
    byte[] text = new byte[CHUNK];
    byte[] scratch = new byte[CHUNK + 2 * TAG_BYTES];
    int read;
    do {
      read = in.fill(characters);
      int count;
      if (read == CHUNK) {
        count = Base64Url.decodeWhole(characters, cipherText);
      } else {
        byte[] rest = Base64Url.decode(Arrays.copyOf(characters, read));
        count = rest.length;
        System.arraycopy(rest, 0, cipherText, 0, count);
      }
      int n = counter.update(cipherText, 0, count, text);
      sink.write(text, n);
      gcm.update(text, 0, n, scratch);
    } while (read == CHUNK);
    int end = gcm.doFinal(scratch, 0);
    return Arrays.copyOfRange(scratch, end - TAG_BYTES, end);
  }
}
