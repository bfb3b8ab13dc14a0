package de.fallbruecke.simulator.jose;

import de.fallbruecke.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a stream as one compact JWE (RSA-OAEP-256, A256GCM) in constant memory; RFC 7516, with
 * {@code zip=DEF} only on request (v1).
 *
 * @param key public key of the receiver
 * @param header protected header, written as given, so that a test can lie in it
 */
public record JweEncryption(RSAPublicKey key, Map<String, String> header) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TAG_BYTES = 16;

  public JweEncryption {
    header = Map.copyOf(header);
  }

  /** Encryption with the header that FIT-Connect demands. */
  public static JweEncryption of(RSAPublicKey key, String kid, String contentType) {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", "RSA-OAEP-256");
    header.put("enc", "A256GCM");
    header.put("kid", kid);
    header.put("cty", contentType);
    return new JweEncryption(key, header);
  }

  /** The same with one header member replaced. */
  public JweEncryption with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(header);
    changed.put(name, value);
    return new JweEncryption(key, changed);
  }

  /** The same without a header member. */
  public JweEncryption without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(header);
    changed.remove(name);
    return new JweEncryption(key, changed);
  }

  /** The compact JWE of a small plain text. */
  public String compact(byte[] plain) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1024 + plain.length * 3 / 2);
      encrypt(InputStream.nullInputStream(), plain, out);
      return out.toString(StandardCharsets.US_ASCII);
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory does not fail", impossible);
    }
  }

  /** Reads {@code plain} to its end and writes the compact JWE; neither stream is closed. */
  public void encrypt(InputStream plain, OutputStream out) throws IOException {
    encrypt(plain, new byte[0], out);
  }

  private void encrypt(InputStream plain, byte[] first, OutputStream out) throws IOException {
    try {
      byte[] contentKey = random(32);
      byte[] iv = random(12);
      String head = base64(Json.mapper().writeValueAsBytes(header));
      write(out, head + "." + base64(wrap(contentKey)) + "." + base64(iv) + ".");
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(contentKey, "AES"),
          new GCMParameterSpec(8 * TAG_BYTES, iv));
      cipher.updateAAD(head.getBytes(StandardCharsets.US_ASCII));
      Ciphertext ciphertext = new Ciphertext(cipher, out);
      if ("DEF".equals(header.get("zip"))) {
        DeflaterOutputStream deflater =
            new DeflaterOutputStream(ciphertext, new Deflater(Deflater.BEST_SPEED, true), 8192);
        deflater.write(first);
        plain.transferTo(deflater);
        deflater.finish();
      } else {
        ciphertext.write(first);
        plain.transferTo(ciphertext);
      }
      write(out, "." + base64(ciphertext.finish()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot encrypt with this key", e);
    }
  }

  private byte[] wrap(byte[] contentKey) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        key,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    return cipher.doFinal(contentKey);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void write(OutputStream out, String ascii) throws IOException {
    out.write(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Encrypts and base64url-encodes on the way; the tag comes out at the end. */
  private static final class Ciphertext extends OutputStream {
    private final Cipher cipher;
    private final OutputStream encoder;

    Ciphertext(Cipher cipher, OutputStream out) {
      this.cipher = cipher;
      OutputStream unclosed =
          new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
              out.write(bytes, offset, length);
            }

            @Override
            public void close() {
              // the encoder is closed to end the segment, the target goes on
            }
          };
      this.encoder = Base64.getUrlEncoder().withoutPadding().wrap(unclosed);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      byte[] encrypted = cipher.update(bytes, offset, length);
      if (encrypted != null) {
        encoder.write(encrypted);
      }
    }

    byte[] finish() throws IOException, GeneralSecurityException {
      byte[] rest = cipher.doFinal();
      int cut = rest.length - TAG_BYTES;
      encoder.write(rest, 0, cut);
      encoder.close();
      return java.util.Arrays.copyOfRange(rest, cut, rest.length);
    }
  }
}
