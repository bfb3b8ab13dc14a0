package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import de.fallbruecke.platform.Json;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A compact JWS whose header is on the allow-list: PS512, {@code typ} secevent+jwt, a {@code kid},
 * no critical extension. Nothing in it may be believed before {@link #signedBy} has said yes.
 *
 * @param token byte for byte as received
 * @param kid names the key
 * @param claims the payload
 */
public record SignedToken(String token, String kid, JsonNode claims) {
  /** The type of a security event token (RFC 8417 section 2.3). */
  public static final String TYPE = "secevent+jwt";

  private static final int MAX_LENGTH = 256 * 1024;

  /** The token, or empty if it is not of this form. */
  public static Optional<SignedToken> parse(String token) {
    List<String> segments = List.of(token.split("\\.", -1));
    if (token.length() > MAX_LENGTH || segments.size() != 3) {
      return Optional.empty();
    }
    try {
      JsonNode header = json(segments.get(0));
      JsonNode claims = json(segments.get(1));
      Optional<String> kid = text(header, "kid").filter(k -> !k.isEmpty());
      boolean allowed =
          text(header, "alg").filter("PS512"::equals).isPresent()
              && text(header, "typ").filter(TYPE::equals).isPresent()
              && !header.has("crit")
              && !header.has("b64")
              && claims.isObject();
      return kid.filter(k -> allowed).map(k -> new SignedToken(token, k, claims));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the signature was made with the private half of this key. */
  public boolean signedBy(RSAPublicKey key) {
    try {
      return JWSObject.parse(token).verify(new RSASSAVerifier(key));
    } catch (ParseException | JOSEException e) {
      return false;
    }
  }

  private static JsonNode json(String segment) {
    return Json.mapper().readTree(Base64.getUrlDecoder().decode(segment));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.path(name).stringValueOpt();
  }
}
