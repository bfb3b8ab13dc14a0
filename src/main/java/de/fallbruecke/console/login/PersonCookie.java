package de.fallbruecke.console.login;

import de.fallbruecke.platform.Sha256;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells, after a session has ended, whose browser this was, without naming them: a salt and the
 * hash of salt and name. It opens nothing; it only keeps what one person typed from another. Not
 * sent by requests that another site caused.
 */
final class PersonCookie {
  private static final String NAME = "fallbruecke-person";
  private static final int SALT_BYTES = 16;
  private static final String SHAPE = "[0-9a-f]{32}-[0-9a-f]{64}";

  private final SecureRandom random;
  private final boolean secure;

  PersonCookie(SecureRandom random, boolean secure) {
    this.random = random;
    this.secure = secure;
  }

  void give(String person, HttpServletResponse response) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String salted = HexFormat.of().formatHex(salt);
    Cookie cookie = new Cookie(NAME, salted + "-" + hash(salted, person));
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }

  /** Whose browser it was; null if nobody logged in here. */
  static @Nullable String mark(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return null;
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(NAME) && cookie.getValue().matches(SHAPE)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  static boolean belongsTo(String mark, String person) {
    int end = mark.indexOf('-');
    return MessageDigest.isEqual(
        mark.substring(end + 1).getBytes(StandardCharsets.UTF_8),
        hash(mark.substring(0, end), person).getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String salt, String person) {
    return Sha256.hex((salt + person).getBytes(StandardCharsets.UTF_8));
  }
}
