package de.fallbruecke.fitconnect.jose;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/**
 * What is asked for beside a key: a request for a certificate (PKCS#10) for an authority such as
 * the administration's PKI, and a self-signed certificate, which is enough in test environments
 * (facts §4.4).
 */
public final class KeyPapers {
  private static final Duration VALID = Duration.ofDays(365);

  private KeyPapers() {}

  /**
   * A request for a certificate, in PEM.
   *
   * @param subject a distinguished name (RFC 2253)
   * @throws IllegalArgumentException if the subject is none
   */
  public static String request(String subject, PublicKey key, PrivateKey secret) {
    byte[] info =
        Der.sequence(
            Der.integer(BigInteger.ZERO),
            new X500Principal(subject).getEncoded(),
            key.getEncoded(),
            Der.tagged(0xa0));
    byte[] request = Der.sequence(info, Der.SHA256_WITH_RSA, Der.bits(signature(info, secret)));
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(request)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }

  /** A certificate that nobody but the key itself vouches for; valid for a year. */
  public static X509Certificate selfSigned(
      String subject, PublicKey key, PrivateKey secret, BigInteger serial, Instant now) {
    byte[] name = new X500Principal(subject).getEncoded();
    Instant from = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    byte[] certificate =
        Der.sequence(
            Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
            Der.integer(serial),
            Der.SHA256_WITH_RSA,
            name,
            Der.sequence(Der.time(from), Der.time(from.plus(VALID))),
            name,
            key.getEncoded());
    byte[] signed =
        Der.sequence(certificate, Der.SHA256_WITH_RSA, Der.bits(signature(certificate, secret)));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("What we wrote is no certificate", e);
    }
  }

  private static byte[] signature(byte[] content, PrivateKey secret) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(secret);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform signs with RSA", e);
    }
  }
}
