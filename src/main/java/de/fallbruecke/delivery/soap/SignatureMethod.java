package de.fallbruecke.delivery.soap;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Optional;

/**
 * How a kind of key signs (RFC 9231 §2.3).
 *
 * @param uri its name in XML signatures
 * @param algorithm its name in Java; the XML form of ECDSA is that of IEEE P1363, not DER
 */
record SignatureMethod(String uri, String algorithm) {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final int SHORTEST_RSA = 2048;

  /** The method of this key; empty if it is of a kind or size that does not sign here. */
  static Optional<SignatureMethod> find(PrivateKey key) {
    return switch (key) {
      case RSAPrivateKey rsa when rsa.getModulus().bitLength() >= SHORTEST_RSA ->
          Optional.of(new SignatureMethod(MORE + "rsa-sha256", "SHA256withRSA"));
      case ECPrivateKey ec -> ofCurve(ec.getParams().getCurve().getField().getFieldSize());
      default -> Optional.empty();
    };
  }

  private static Optional<SignatureMethod> ofCurve(int bits) {
    return switch (bits) {
      case 256 -> Optional.of(ecdsa(256));
      case 384 -> Optional.of(ecdsa(384));
      case 521 -> Optional.of(ecdsa(512));
      default -> Optional.empty();
    };
  }

  private static SignatureMethod ecdsa(int hash) {
    return new SignatureMethod(MORE + "ecdsa-sha" + hash, "SHA" + hash + "withECDSAinP1363Format");
  }

  byte[] sign(PrivateKey key, byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that was checked does not sign", e);
    }
  }
}
