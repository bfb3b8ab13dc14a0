package de.fallbruecke.simulator.xta;

import de.fallbruecke.simulator.jose.Der;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/** A certification authority for tests, made at start. */
final class Authority {
  private static final byte[] ECDSA_SHA256 =
      Der.of(
          Der.SEQUENCE,
          new byte[] {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02});
  private static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};
  private static final byte[] BASIC_CONSTRAINTS = {0x06, 0x03, 0x55, 0x1d, 0x13};
  private static final byte[] ALTERNATIVE_NAME = {0x06, 0x03, 0x55, 0x1d, 0x11};
  private static final Duration VALID = Duration.ofDays(2);

  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final Instant now;

  Authority(String name, Instant now) throws GeneralSecurityException {
    this.name = name;
    this.now = now;
    this.keys = keys();
    this.certificate = sign(name, keys, now.minus(Duration.ofDays(30)), now.plus(VALID), true);
  }

  /** The certificate that the others are to trust. */
  X509Certificate certificate() {
    return certificate;
  }

  /** A certificate for 127.0.0.1 and localhost, and for proving who a client is. */
  TestCertificate issue(String subject) throws GeneralSecurityException {
    KeyPair own = keys();
    return new TestCertificate(
        own.getPrivate(), sign(subject, own, now.minus(VALID), now.plus(VALID), false));
  }

  /** One that ended yesterday. */
  TestCertificate issueExpired(String subject) throws GeneralSecurityException {
    KeyPair own = keys();
    Instant end = now.minus(Duration.ofDays(1));
    return new TestCertificate(own.getPrivate(), sign(subject, own, end.minus(VALID), end, false));
  }

  private X509Certificate sign(
      String subject, KeyPair subjectKeys, Instant from, Instant until, boolean authority)
      throws GeneralSecurityException {
    byte[] serial = new BigInteger(120, new SecureRandom()).setBit(119).toByteArray();
    byte[] content =
        Der.of(
            Der.SEQUENCE,
            Der.of(0xa0, Der.of(0x02, new byte[] {2})),
            Der.of(0x02, serial),
            ECDSA_SHA256,
            Der.name(name),
            Der.validity(from, until),
            Der.name(subject),
            subjectKeys.getPublic().getEncoded(),
            Der.of(0xa3, Der.of(Der.SEQUENCE, authority ? constraints() : loopback())));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    byte[] encoded =
        Der.of(Der.SEQUENCE, content, ECDSA_SHA256, Der.of(0x03, new byte[] {0}, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] constraints() {
    return Der.of(Der.SEQUENCE, BASIC_CONSTRAINTS, TRUE, Der.of(0x04, Der.of(Der.SEQUENCE, TRUE)));
  }

  private static byte[] loopback() {
    return Der.of(
        Der.SEQUENCE,
        ALTERNATIVE_NAME,
        Der.of(
            0x04,
            Der.of(
                Der.SEQUENCE,
                Der.of(0x87, new byte[] {127, 0, 0, 1}),
                Der.of(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)))));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }
}
