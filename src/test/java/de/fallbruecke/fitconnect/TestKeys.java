package de.fallbruecke.fitconnect;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs for tests, made once per JVM when first needed. */
public final class TestKeys {
  private static final Map<String, RSAKey> MADE = new ConcurrentHashMap<>();

  private TestKeys() {}

  public static RSAKey encryption(String kid) {
    return make(kid, 4096, JWEAlgorithm.RSA_OAEP_256, KeyOperation.UNWRAP_KEY);
  }

  public static RSAKey signature(String kid) {
    return make(kid, 4096, JWSAlgorithm.PS512, KeyOperation.SIGN);
  }

  /** Too small for FIT-Connect, but quick. */
  public static RSAKey small(String kid) {
    return make(kid, 2048, JWEAlgorithm.RSA_OAEP_256, KeyOperation.UNWRAP_KEY);
  }

  /** The public half as it is published. */
  public static RSAKey published(RSAKey key) {
    KeyOperation operation =
        key.getKeyOperations().contains(KeyOperation.SIGN)
            ? KeyOperation.VERIFY
            : KeyOperation.WRAP_KEY;
    return new RSAKey.Builder(key.toPublicJWK()).keyOperations(Set.of(operation)).build();
  }

  /** The key with a certificate that ends then. */
  public static RSAKey certifiedUntil(RSAKey key, Instant end) {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Instant itsEnd =
        selfSigned(key, now).getParsedX509CertChain().getFirst().getNotAfter().toInstant();
    return selfSigned(key, end.minus(Duration.between(now, itsEnd)));
  }

  private static RSAKey selfSigned(RSAKey key, Instant now) {
    return NewKey.selfSigned(key, UUID.randomUUID(), UUID.randomUUID(), now);
  }

  private static RSAKey make(String kid, int bits, Algorithm algorithm, KeyOperation operation) {
    return MADE.computeIfAbsent(
        kid,
        id -> {
          try {
            return new RSAKeyGenerator(bits)
                .keyID(id)
                .algorithm(algorithm)
                .keyOperations(Set.of(operation))
                .generate();
          } catch (JOSEException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
