package de.fallbruecke.api.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Client id and secret of a request for a token, in its header or its form (RFC 6749 §2.3.1). */
record PresentedSecret(String client, String secret) {
  static Optional<PresentedSecret> in(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String client = request.getParameter("client_id");
    String secret = request.getParameter("client_secret");
    if (header != null) {
      // Two ways at once are forbidden by the RFC.
      return secret == null ? basic(header) : Optional.empty();
    }
    return client == null || secret == null
        ? Optional.empty()
        : Optional.of(new PresentedSecret(client, secret));
  }

  private static Optional<PresentedSecret> basic(String header) {
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new PresentedSecret(
                  decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  /** Never in a log. */
  @Override
  public String toString() {
    return "PresentedSecret[withheld]";
  }
}
