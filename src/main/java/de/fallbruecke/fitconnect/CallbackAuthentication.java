package de.fallbruecke.fitconnect;

import de.fallbruecke.fitconnect.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a callback is genuine: HMAC-SHA-512 over timestamp, dot and the raw bytes of the
 * body, not older or newer than five minutes, and not seen before. The memory of what was seen is
 * per process; a repetition at another node only leads to one more listing.
 */
final class CallbackAuthentication {
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  CallbackAuthentication(Clock clock) {
    this.clock = clock;
  }

  /** Whether it may be acted upon; true only once for each callback. */
  boolean accept(Secret secret, @Nullable String timestamp, @Nullable String hmac, byte[] body) {
    String expected = hmac(secret, timestamp == null ? "" : timestamp, body);
    boolean genuine =
        hmac != null
            && MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                hmac.getBytes(StandardCharsets.US_ASCII));
    return genuine && timestamp != null && timely(timestamp) && first(expected);
  }

  /** Lower-case hex. */
  static String hmac(Secret secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      byte[] key = secret.value().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-512", e);
    }
  }

  private boolean timely(String timestamp) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(WINDOW) <= 0;
  }

  private synchronized boolean first(String hmac) {
    Instant now = clock.instant();
    Iterator<Instant> oldest = seen.values().iterator();
    while (oldest.hasNext()) {
      boolean full = seen.size() >= REMEMBERED;
      if (!oldest.next().isBefore(now) && !full) {
        break;
      }
      oldest.remove();
    }
    // twice the window: a timestamp may lie in the future by one
    return seen.putIfAbsent(hmac, now.plus(WINDOW.multipliedBy(2))) == null;
  }
}
