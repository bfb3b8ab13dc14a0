package de.fallbruecke.simulator.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.platform.Json;
import java.text.ParseException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Security event tokens (RFC 8417) in the form that FIT-Connect uses: PS512, {@code kid} given. */
public final class EventTokens {
  private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");

  private EventTokens() {}

  /** Signs the claims with the private key. */
  public static String sign(JsonNode claims, RSAKey key) {
    return sign(claims, key, key.getKeyID(), TYPE.getType());
  }

  /** Signs the claims under a {@code kid} and {@code typ} of the caller's choice. */
  public static String sign(JsonNode claims, RSAKey key, String kid, String type) {
    try {
      JWSObject token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.PS512)
                  .type(new JOSEObjectType(type))
                  .keyID(kid)
                  .build(),
              new Payload(Json.mapper().writeValueAsBytes(claims)));
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot sign with key " + key.getKeyID(), e);
    }
  }

  /** A compact token read but not verified; empty if it is none. */
  public static Optional<EventToken> read(String compact) {
    try {
      JWSObject token = JWSObject.parse(compact);
      JsonNode claims = Json.mapper().readTree(token.getPayload().toBytes());
      return claims.isObject() ? Optional.of(new EventToken(token, claims)) : Optional.empty();
    } catch (ParseException | JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** True if the token was signed with the private half of the key. */
  public static boolean verifies(EventToken token, RSAKey key) {
    try {
      JWSVerifier verifier = new RSASSAVerifier(key);
      return token.token().verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }
}
