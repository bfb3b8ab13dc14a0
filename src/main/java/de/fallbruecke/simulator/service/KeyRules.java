package de.fallbruecke.simulator.service;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import de.fallbruecke.platform.Json;
import java.text.ParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The official rules for public keys of a destination. Every breach is a 422. */
final class KeyRules {
  private static final int MIN_MODULUS_CHARS = 683;

  private KeyRules() {}

  /** Checks the JWK for its one purpose: {@code wrapKey} or {@code verify}. */
  static RSAKey check(@Nullable JsonNode jwk, String operation) {
    if (jwk == null || !jwk.isObject()) {
      throw Problems.unprocessable("a public key with key_ops [" + operation + "] is missing");
    }
    String algorithm = operation.equals("verify") ? "PS512" : "RSA-OAEP-256";
    require("RSA".equals(jwk.path("kty").asString("")), "kty must be RSA");
    require(algorithm.equals(jwk.path("alg").asString("")), "alg must be " + algorithm);
    require(
        jwk.path("key_ops").size() == 1
            && operation.equals(jwk.path("key_ops").path(0).asString("")),
        "key_ops must be [" + operation + "]");
    require("AQAB".equals(jwk.path("e").asString("")), "e must be AQAB");
    require(jwk.path("n").asString("").length() >= MIN_MODULUS_CHARS, "n must have 4096 bits");
    int kid = jwk.path("kid").asString("").length();
    require(kid >= 8 && kid <= 64, "kid must have 8 to 64 characters");
    require(!jwk.has("d"), "a private key was sent; treat it as lost");
    return matchingCertificate(jwk);
  }

  private static RSAKey matchingCertificate(JsonNode jwk) {
    try {
      RSAKey key = RSAKey.parse(Json.mapper().writeValueAsString(jwk));
      byte[] der = Base64.getDecoder().decode(jwk.path("x5c").path(0).asString(""));
      require(X509CertUtils.parse(der) != null, "x5c must hold at least one certificate");
      return key; // parsing has compared it with x5c
    } catch (ParseException | IllegalArgumentException e) {
      throw Problems.unprocessable("the key is no valid JWK with a matching x5c");
    }
  }

  private static void require(boolean condition, String detail) {
    if (!condition) {
      throw Problems.unprocessable(detail);
    }
  }
}
