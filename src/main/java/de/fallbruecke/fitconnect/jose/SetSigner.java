package de.fallbruecke.fitconnect.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.security.PrivateKey;
import tools.jackson.databind.JsonNode;

/** Signs the event tokens of one destination. */
public final class SetSigner {
  private final String kid;
  private final RSASSASigner signer;

  /** The private half of the destination's published signature key. */
  public SetSigner(String kid, PrivateKey key) {
    this.kid = kid;
    this.signer = new RSASSASigner(key);
  }

  /** The id under which the public half is published. */
  public String kid() {
    return kid;
  }

  /** The claims as a compact JWS. */
  public String sign(JsonNode claims) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.PS512)
            .type(new JOSEObjectType(SignedToken.TYPE))
            .keyID(kid)
            .build();
    JWSObject token = new JWSObject(header, new Payload(claims.toString()));
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("Key " + kid + " cannot sign with PS512", e);
    }
    return token.serialize();
  }
}
