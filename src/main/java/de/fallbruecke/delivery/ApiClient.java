package de.fallbruecke.delivery;

import de.fallbruecke.platform.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * A program that speaks for one target, and how it proves itself. Not everything that is possible
 * is set: whoever has no certificate here cannot come with one.
 *
 * @param id its client id
 * @param secret of tokens from us; null if it gets none
 * @param certificateSha256 lower-case hex over its certificate; null if not matched by it
 * @param subject of its certificate; null if not matched by it, else the issuer is there too
 * @param issuer of its certificate
 * @param issuedElsewhere tokens of the configured external issuer count
 */
public record ApiClient(
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

  /** By what it may prove itself, in the words of the configuration. */
  public String proofs() {
    List<String> proofs = new ArrayList<>();
    if (secret != null) {
      proofs.add("secret-file");
    }
    if (certificateSha256 != null) {
      proofs.add("certificate-sha256");
    }
    if (subject != null) {
      proofs.add("certificate-subject");
    }
    if (issuedElsewhere) {
      proofs.add("issued-elsewhere");
    }
    return String.join(", ", proofs);
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return "";
    }
  }
}
