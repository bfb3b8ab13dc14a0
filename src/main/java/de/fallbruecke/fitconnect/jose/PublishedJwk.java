package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * A key as somebody publishes it, with what it says of who vouches for it. Nothing of it is
 * believed; it is compared with ours.
 *
 * @param chain of certificates, the key's own first; empty if there is none
 */
public record PublishedJwk(String kid, RSAPublicKey key, List<X509Certificate> chain) {
  public PublishedJwk {
    chain = List.copyOf(chain);
  }

  /** The key in the JSON text of a JWK, or empty if it is no RSA key or contradicts itself. */
  public static Optional<PublishedJwk> parse(String jwk) {
    try {
      if (!(JWK.parse(jwk) instanceof RSAKey rsa) || rsa.getKeyID() == null) {
        return Optional.empty();
      }
      List<X509Certificate> chain = rsa.getParsedX509CertChain();
      return Optional.of(
          new PublishedJwk(
              rsa.getKeyID(), rsa.toRSAPublicKey(), chain == null ? List.of() : chain));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it is the public half of ours. */
  public boolean belongsTo(KeyFile own) {
    return key.getModulus().equals(own.publicKey().getModulus())
        && key.getPublicExponent().equals(own.publicKey().getPublicExponent());
  }
}
