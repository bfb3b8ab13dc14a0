package de.fallbruecke.fitconnect.verify;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import de.fallbruecke.evidence.EvidenceKey;
import de.fallbruecke.evidence.EvidenceKeys;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the public keys of verified tokens, each once per process. */
public final class TokenKeys {
  private static final int REMEMBERED = 1000;

  private final EvidenceKeys kept;
  private final Map<String, String> thumbprints = new ConcurrentHashMap<>();

  public TokenKeys(EvidenceKeys kept) {
    this.kept = kept;
  }

  /** Keeps the key and gives its thumbprint. */
  public String keep(String kid, RSAPublicKey key) {
    String name = kid + " " + key.getModulus().toString(Character.MAX_RADIX);
    String known = thumbprints.get(name);
    if (known != null) {
      return known;
    }
    try {
      RSAKey jwk = new RSAKey.Builder(key).keyID(kid).build();
      String thumbprint = jwk.computeThumbprint().toString();
      kept.keep(new EvidenceKey(thumbprint, jwk.toJSONString()));
      if (thumbprints.size() < REMEMBERED) {
        thumbprints.put(name, thumbprint);
      }
      return thumbprint;
    } catch (JOSEException e) {
      throw new IllegalStateException("SHA-256 is always there", e);
    }
  }
}
