package de.fallbruecke.simulator.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;

/**
 * A self-signed X.509 certificate for the {@code x5c} member that every FIT-Connect key needs
 * (self-signed is what the TEST environment accepts).
 */
final class SelfSignedCertificate {
  private static final byte[] SHA512_WITH_RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x0d,
    0x05,
    0x00
  };

  private SelfSignedCertificate() {}

  /** DER of the certificate, valid from a day before {@code now} for ten years. */
  static byte[] create(KeyPair keys, String commonName, Instant now)
      throws GeneralSecurityException {
    byte[] name = Der.name(commonName);
    byte[] serial = new BigInteger(120, new SecureRandom()).setBit(119).toByteArray();
    byte[] toBeSigned =
        Der.of(
            0x30,
            Der.of(0xa0, Der.of(0x02, new byte[] {2})),
            Der.of(0x02, serial),
            SHA512_WITH_RSA,
            name,
            Der.validity(now.minusSeconds(86_400), now.plusSeconds(3652L * 86_400)),
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA512withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(toBeSigned);
    return Der.of(
        0x30, toBeSigned, SHA512_WITH_RSA, Der.of(0x03, new byte[] {0}, signature.sign()));
  }
}
