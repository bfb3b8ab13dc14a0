package de.fallbruecke.simulator.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authenticates a callback: hex of HMAC-SHA-512 over timestamp, a dot and the raw body. */
public final class CallbackHmac {
  private CallbackHmac() {}

  /** Lower-case hex, 128 characters. {@code timestamp} in Unix seconds. */
  public static String hex(String secret, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-512", e);
    }
  }
}
