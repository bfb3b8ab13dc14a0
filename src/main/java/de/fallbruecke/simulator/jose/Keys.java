package de.fallbruecke.simulator.jose;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * JWKs as FIT-Connect wants them: RSA-4096, {@code kid} equal to the RFC 7638 thumbprint, {@code
 * x5c} self-signed, one key for one purpose.
 */
public final class Keys {
  private Keys() {}

  /** A new RSA-4096 pair; takes seconds. */
  public static KeyPair generate() {
    return generate(4096);
  }

  /** A new RSA pair of the given modulus length in bits. */
  public static KeyPair generate(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform makes RSA keys", e);
    }
  }

  /** Private half for decryption, operation {@code unwrapKey}. */
  public static RSAKey encryption(KeyPair pair, String commonName, Instant now) {
    return key(pair, commonName, now, JWEAlgorithm.RSA_OAEP_256, KeyOperation.UNWRAP_KEY);
  }

  /** Private half for signing, operation {@code sign}. */
  public static RSAKey signing(KeyPair pair, String commonName, Instant now) {
    return key(pair, commonName, now, JWSAlgorithm.PS512, KeyOperation.SIGN);
  }

  /** The public half with the operation that belongs to it ({@code wrapKey} or {@code verify}). */
  public static RSAKey publicHalf(RSAKey key) {
    KeyOperation operation =
        JWSAlgorithm.PS512.equals(key.getAlgorithm()) ? KeyOperation.VERIFY : KeyOperation.WRAP_KEY;
    return new RSAKey.Builder(key.toPublicJWK()).keyOperations(Set.of(operation)).build();
  }

  private static RSAKey key(
      KeyPair pair, String commonName, Instant now, Algorithm algorithm, KeyOperation operation) {
    try {
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey((RSAPrivateKey) pair.getPrivate())
          .algorithm(algorithm)
          .keyOperations(Set.of(operation))
          .x509CertChain(
              List.of(Base64.encode(SelfSignedCertificate.create(pair, commonName, now))))
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a JWK from a fresh RSA key", e);
    }
  }
}
