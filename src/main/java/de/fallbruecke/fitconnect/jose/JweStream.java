package de.fallbruecke.fitconnect.jose;

import de.fallbruecke.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A compact JWE (RFC 7516; RSA-OAEP-256, A256GCM) that comes into being while it is read: plain
 * text of any size goes through a buffer of constant size. Each has a content key and an
 * initialisation vector of its own. Without {@code zip}, which API v2 forbids.
 */
public final class JweStream extends InputStream {
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int CHUNK = 12 * 1024;
  private static final int QUANTUM = 3; // bytes that base64 encodes without padding
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final InputStream plain;
  private final Cipher cipher;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] rest = new byte[0];
  private byte[] ready;
  private int position;
  private String tag = "";

  /**
   * Encrypts what is read from {@code plain}, which is closed with this stream.
   *
   * @param contentType media type of the plain text; API v2 refuses a JWE without
   */
  public JweStream(EncryptionKey key, String contentType, InputStream plain) {
    this.plain = plain;
    byte[] contentKey = random(KEY_BYTES);
    byte[] iv = random(IV_BYTES);
    byte[] header = header(key.kid(), contentType);
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(contentKey, "AES"),
          new GCMParameterSpec(8 * TAG_BYTES, iv));
      cipher.updateAAD(header);
      String encryptedKey = BASE64.encodeToString(wrap(key, contentKey));
      this.ready =
          "%s.%s.%s."
              .formatted(
                  new String(header, StandardCharsets.US_ASCII),
                  encryptedKey,
                  BASE64.encodeToString(iv))
              .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java platform has no RSA-OAEP-256 or AES-256-GCM", e);
    } finally {
      Arrays.fill(contentKey, (byte) 0);
    }
  }

  /** How many bytes the JWE of a plain text of this size has. */
  public static long length(EncryptionKey key, String contentType, long plainSize) {
    long encryptedKey = (key.key().getModulus().bitLength() + 7L) / 8;
    return header(key.kid(), contentType).length
        + characters(encryptedKey)
        + characters(IV_BYTES)
        + characters(plainSize)
        + characters(TAG_BYTES)
        + 4;
  }

  /** The whole JWE of a small plain text. */
  public static String compact(EncryptionKey key, String contentType, byte[] plain) {
    try (JweStream stream =
        new JweStream(key, contentType, new java.io.ByteArrayInputStream(plain))) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
  }

  /**
   * The authentication tag, the fifth segment.
   *
   * @throws IllegalStateException before the last byte was read
   */
  public String tag() {
    if (tag.isEmpty()) {
      throw new IllegalStateException("The JWE was not read to its end");
    }
    return tag;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (length > 0 && position == ready.length) {
      if (!tag.isEmpty()) {
        return -1;
      }
      more();
    }
    int count = Math.min(length, ready.length - position);
    System.arraycopy(ready, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private void more() throws IOException {
    int count = plain.readNBytes(chunk, 0, CHUNK);
    position = 0;
    if (count > 0) {
      byte[] cipherText = cipher.update(chunk, 0, count);
      ready = encode(cipherText == null ? new byte[0] : cipherText);
    } else {
      ready = end();
    }
  }

  private byte[] encode(byte[] cipherText) {
    byte[] all = concatenated(rest, cipherText, cipherText.length);
    int whole = all.length - all.length % QUANTUM;
    rest = Arrays.copyOfRange(all, whole, all.length);
    return BASE64.encode(Arrays.copyOf(all, whole));
  }

  private byte[] end() throws IOException {
    try {
      byte[] last = cipher.doFinal();
      int cipherText = last.length - TAG_BYTES;
      byte[] all = concatenated(rest, last, cipherText);
      tag = BASE64.encodeToString(Arrays.copyOfRange(last, cipherText, last.length));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(BASE64.encode(all));
      out.write('.');
      out.write(tag.getBytes(StandardCharsets.US_ASCII));
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IOException("Encryption failed at its end", e);
    }
  }

  private static byte[] concatenated(byte[] first, byte[] second, int count) {
    byte[] all = Arrays.copyOf(first, first.length + count);
    System.arraycopy(second, 0, all, first.length, count);
    return all;
  }

  private static byte[] wrap(EncryptionKey key, byte[] contentKey) throws GeneralSecurityException {
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(Cipher.ENCRYPT_MODE, key.key(), OAEP_256);
    return rsa.doFinal(contentKey);
  }

  /** Encoded as it goes into the JWE, which is also what the tag covers. */
  private static byte[] header(String kid, String contentType) {
    String json =
        Json.mapper()
            .createObjectNode()
            .put("alg", "RSA-OAEP-256")
            .put("enc", "A256GCM")
            .put("kid", kid)
            .put("cty", contentType)
            .toString();
    return BASE64.encode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static long characters(long bytes) {
    return (bytes * 4 + 2) / 3;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
