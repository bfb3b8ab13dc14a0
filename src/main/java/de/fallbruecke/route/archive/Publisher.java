package de.fallbruecke.route.archive;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import de.fallbruecke.platform.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A public key of somebody who publishes route packages.
 *
 * @param name of the publisher, for people; several keys may have the same
 * @param thumbprint RFC 7638 with SHA-256; the id of the key
 * @param x the public key, base64url
 * @param expires from then on it verifies nothing; null if it does not expire
 * @param revoked since when the tenant no longer trusts it; null if it does
 */
public record Publisher(
    String name,
    String thumbprint,
    String x,
    @Nullable Instant expires,
    @Nullable Instant revoked) {

  /** The same key, no longer trusted. */
  Publisher revokedAt(Instant when) {
    return new Publisher(name, thumbprint, x, expires, revoked == null ? when : revoked);
  }

  /**
   * A public JWK as somebody handed it over.
   *
   * @param what the key, for messages
   * @throws de.fallbruecke.platform.Fault PUBLISHER_KEY_UNUSABLE
   */
  public static Publisher read(byte[] jwk, String what) {
    return PublisherJwk.publicKey(jwk, what);
  }

  /** The public JWK (RFC 8037), to be given to others. */
  public String jwk() {
    ObjectNode jwk = members();
    if (revoked != null) {
      jwk.put(PublisherJwk.REVOKED, revoked.toString());
    }
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(jwk) + "\n";
  }

  ObjectNode members() {
    ObjectNode jwk = Json.mapper().createObjectNode();
    jwk.put("kty", "OKP").put("crv", "Ed25519").put("x", x).put("kid", thumbprint);
    jwk.put("use", "sig").put("alg", "Ed25519").put(PublisherJwk.NAME, name);
    if (expires != null) {
      jwk.put("exp", expires.getEpochSecond());
    }
    return jwk;
  }

  OctetKeyPair key() {
    return new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL(x)).build();
  }
}
