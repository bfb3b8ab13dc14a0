package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Optional;

/**
 * A published signature key. A key that is published for encryption, or is smaller than the 4096
 * bits that FIT-Connect demands, does not verify anything.
 */
public record VerificationKey(String kid, RSAPublicKey key) {
  /** The key in the JSON text of a JWK, or empty if it is not one for PS512 signatures. */
  public static Optional<VerificationKey> parse(String jwk) {
    try {
      if (!(JWK.parse(jwk) instanceof RSAKey rsa)
          || rsa.getKeyID() == null
          || rsa.size() < KeyFile.MINIMUM_BITS
          || (rsa.getAlgorithm() != null && !"PS512".equals(rsa.getAlgorithm().getName()))
          || (rsa.getKeyOperations() != null
              && !rsa.getKeyOperations().contains(KeyOperation.VERIFY))
          || (rsa.getKeyUse() != null && !"sig".equals(rsa.getKeyUse().getValue()))) {
        return Optional.empty();
      }
      return Optional.of(new VerificationKey(rsa.getKeyID(), rsa.toRSAPublicKey()));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
