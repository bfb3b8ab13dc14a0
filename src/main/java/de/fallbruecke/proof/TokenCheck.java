package de.fallbruecke.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.evidence.EvidenceKey;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a signed token of the evidence is what the kept key signed: PS512 and nothing else. */
final class TokenCheck {
  private TokenCheck() {}

  /**
   * Checks it.
   *
   * @param thumbprint of the key that verified the token when it came; null if none was noted
   * @param key the kept key of that thumbprint
   */
  static TokenVerdict of(String token, @Nullable String thumbprint, Optional<EvidenceKey> key) {
    if (thumbprint == null || key.isEmpty()) {
      return TokenVerdict.NO_KEY;
    }
    try {
      JWSObject signed = JWSObject.parse(token);
      if (!(JWK.parse(key.get().jwk()) instanceof RSAKey rsa)
          || rsa.isPrivate()
          || !rsa.computeThumbprint().toString().equals(thumbprint)
          || !JWSAlgorithm.PS512.equals(signed.getHeader().getAlgorithm())
          || signed.getHeader().getCriticalParams() != null) {
        return TokenVerdict.INVALID;
      }
      return signed.verify(new RSASSAVerifier(rsa.toRSAPublicKey()))
          ? TokenVerdict.VALID
          : TokenVerdict.INVALID;
    } catch (ParseException | JOSEException | IllegalArgumentException notSigned) {
      return TokenVerdict.INVALID;
    }
  }
}
