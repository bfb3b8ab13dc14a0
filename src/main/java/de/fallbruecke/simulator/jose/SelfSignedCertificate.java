package de.fallbruecke.simulator.jose;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A self-signed X.509 certificate for the {@code x5c} member that every FIT-Connect key needs
 * (self-signed is what the TEST environment accepts). Written as plain DER because the JDK has no
 * public way to make one.
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
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private SelfSignedCertificate() {}

  /** DER of the certificate, valid from a day before {@code now} for ten years. */
  static byte[] create(KeyPair keys, String commonName, Instant now)
      throws GeneralSecurityException {
    byte[] name =
        der(
            0x30,
            der(
                0x31,
                der(0x30, COMMON_NAME, der(0x0c, commonName.getBytes(StandardCharsets.UTF_8)))));
    byte[] serial = new BigInteger(120, new SecureRandom()).setBit(119).toByteArray();
    byte[] toBeSigned =
        der(
            0x30,
            der(0xa0, der(0x02, new byte[] {2})),
            der(0x02, serial),
            SHA512_WITH_RSA,
            name,
            der(0x30, time(now.minusSeconds(86_400)), time(now.plusSeconds(3652L * 86_400))),
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA512withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(toBeSigned);
    return der(0x30, toBeSigned, SHA512_WITH_RSA, der(0x03, new byte[] {0}, signature.sign()));
  }

  private static byte[] time(Instant instant) {
    return der(0x18, GENERALIZED_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length < 128) {
      out.write(length);
    } else {
      byte[] bytes = BigInteger.valueOf(length).toByteArray();
      int skip = bytes[0] == 0 ? 1 : 0;
      out.write(0x80 | (bytes.length - skip));
      out.write(bytes, skip, bytes.length - skip);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
