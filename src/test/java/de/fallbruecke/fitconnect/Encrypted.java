package de.fallbruecke.fitconnect;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;

/** What a sender does, with a library that is not ours. */
public final class Encrypted {
  private Encrypted() {}

  public static String jwe(byte[] plain, RSAKey key, String kid, boolean deflated) {
    JWEHeader.Builder header =
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .keyID(kid)
            .contentType("application/json");
    if (deflated) {
      header.compressionAlgorithm(CompressionAlgorithm.DEF);
    }
    JWEObject jwe = new JWEObject(header.build(), new Payload(plain));
    try {
      jwe.encrypt(new RSAEncrypter(key.toRSAPublicKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwe.serialize();
  }

  public static String jwe(byte[] plain, RSAKey key) {
    return jwe(plain, key, key.getKeyID(), false);
  }

  public static String tag(String jwe) {
    return jwe.substring(jwe.lastIndexOf('.') + 1);
  }
}
