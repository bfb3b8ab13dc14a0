package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-512 over what is sent; docs/reference/targets/rest.md describes it with a test vector.
 * The digest of a multipart body takes the SHA-512 of each content in its place, so that nothing
 * has to be read twice.
 *
 * @param keyId tells the target which key it is
 * @param key the shared key, one line
 */
public record RequestSignature(String keyId, Secret key, Clock clock) {
  /** The header that carries it. */
  public static final String HEADER = "Fallbruecke-Signature";

  private static final String SCHEME = "FB1-HMAC-SHA512";

  /**
   * The value of the header.
   *
   * @param idempotencyKey empty for a question
   * @param digest SHA-512 of the body as described, lower-case hex
   */
  String of(String method, URI url, String idempotencyKey, String digest) {
    long time = clock.instant().getEpochSecond();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String signed =
        String.join(
            "\n", SCHEME, Long.toString(time), method, path + query, idempotencyKey, digest);
    return "%s keyId=\"%s\", timestamp=%d, digest=%s, signature=%s"
        .formatted(SCHEME, keyId, time, digest, mac(signed));
  }

  private String mac(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key.read().getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java platform has HmacSHA512", impossible);
    }
  }
}
