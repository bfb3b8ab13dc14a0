package de.fallbruecke.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of an installation, Ed25519 (RFC 8037, RFC 9864): small, quick, and verified by OpenSSL
 * without conversion.
 */
record SigningKey(OctetKeyPair key, String thumbprint) {
  /** What is signed; a signature over something else is none over a proof. */
  static final String TYPE = "fallbruecke-proof";

  /** Before the 32 bytes of the key in a SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] SPKI = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  static SigningKey generate() {
    try {
      return of(new OctetKeyPairGenerator(Curve.Ed25519).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("No Ed25519 key can be made", e);
    }
  }

  /** A key from its JWK, with or without its private half; empty if it is none. */
  static Optional<SigningKey> parse(String jwk) {
    try {
      OctetKeyPair key = OctetKeyPair.parse(jwk);
      return Curve.Ed25519.equals(key.getCurve()) ? Optional.of(of(key)) : Optional.empty();
    } catch (ParseException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  private static SigningKey of(OctetKeyPair key) {
    try {
      return new SigningKey(key, key.computeThumbprint().toString());
    } catch (JOSEException e) {
      throw new IllegalStateException("SHA-256 is always there", e);
    }
  }

  String privateJwk() {
    return key.toJSONString();
  }

  String publicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  /** The public half as OpenSSL reads it. */
  String publicPem() {
    byte[] x = key.getDecodedX();
    byte[] spki = new byte[SPKI.length + x.length];
    System.arraycopy(SPKI, 0, spki, 0, SPKI.length);
    System.arraycopy(x, 0, spki, SPKI.length, x.length);
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(Base64.getEncoder().encodeToString(spki));
  }

  /** A compact JWS with the bytes as its payload. */
  String sign(byte[] payload) {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.Ed25519)
            .type(new JOSEObjectType(TYPE))
            .keyID(thumbprint)
            .build();
    JWSObject jws = new JWSObject(header, new Payload(payload));
    try {
      jws.sign(new Ed25519Signer(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("An Ed25519 key cannot sign", e);
    }
    return jws.serialize();
  }

  /** The payload of a JWS that this key signed; null if it did not, or not as a proof. */
  byte @Nullable [] signed(String jws) {
    try {
      JWSObject parsed = JWSObject.parse(jws);
      JWSHeader header = parsed.getHeader();
      boolean allowed =
          JWSAlgorithm.Ed25519.equals(header.getAlgorithm())
              && header.getType() != null
              && TYPE.equals(header.getType().getType())
              && thumbprint.equals(header.getKeyID())
              && header.getCriticalParams() == null
              && header.getJWK() == null;
      return allowed && parsed.verify(new Ed25519Verifier(key.toPublicJWK()))
          ? parsed.getPayload().toBytes()
          : null;
    } catch (ParseException | JOSEException | IllegalArgumentException notSigned) {
      return null;
    }
  }
}
