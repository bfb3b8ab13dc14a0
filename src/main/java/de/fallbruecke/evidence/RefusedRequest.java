package de.fallbruecke.evidence;

import de.fallbruecke.platform.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What kind of request was refused, and whose. Every word is one of ours: nothing that was sent is
 * kept.
 *
 * @param place way in, such as {@code xta-box}; {@code tls} if no request came about
 * @param cause a word of ours for the reason, before it the number of a standard if there is one
 * @param operation that was asked for; {@code -} if none was reached
 * @param certificate SHA-256 of the client's certificate; {@code -} without one
 */
public record RefusedRequest(String place, String cause, String operation, String certificate) {
  /** Stands for what there is not. */
  public static final String NONE = "-";

  /** One of a client that showed this certificate. */
  public static RefusedRequest of(
      String place, String cause, String operation, @Nullable X509Certificate certificate) {
    return new RefusedRequest(place, cause, operation, fingerprint(certificate));
  }

  /** Stands for all kinds of a minute that are too many to be told apart. */
  static RefusedRequest various(String place) {
    return new RefusedRequest(place, "various", NONE, NONE);
  }

  private static String fingerprint(@Nullable X509Certificate certificate) {
    try {
      return certificate == null ? NONE : Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return NONE;
    }
  }

  /** For the evidence. */
  Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("place", place);
    facts.put("cause", cause);
    facts.put("operation", operation);
    facts.put("certificate", certificate);
    return facts;
  }
}
