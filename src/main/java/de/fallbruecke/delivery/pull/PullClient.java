package de.fallbruecke.delivery.pull;

import de.fallbruecke.delivery.Secret;
import de.fallbruecke.platform.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A program that fetches for one target, and how it proves itself.
 *
 * @param id its client id
 * @param secret of tokens from us; null if it gets none
 * @param certificateSha256 lower-case hex over its certificate; null if not matched by it
 * @param subject of its certificate; null if not matched by it, else the issuer is there too
 * @param issuer of its certificate
 * @param issuedElsewhere tokens of the configured external issuer count
 */
public record PullClient(
    String id,
    @Nullable Secret secret,
    @Nullable String certificateSha256,
    @Nullable X500Principal subject,
    @Nullable X500Principal issuer,
    boolean issuedElsewhere) {

  /**
   * Whether the certificate, whose validity somebody else has checked, is the one of this client.
   */
  public boolean hasCertificate(X509Certificate certificate) {
    if (certificateSha256 != null && certificateSha256.equals(fingerprint(certificate))) {
      return true;
    }
    return subject != null
        && subject.equals(certificate.getSubjectX500Principal())
        && certificate.getIssuerX500Principal().equals(issuer);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return "";
    }
  }
}
