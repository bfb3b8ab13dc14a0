package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequest;
import de.fallbruecke.xta.XtaError;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.jspecify.annotations.Nullable;

/**
 * Which requests the box refused: the cause is a number of the standard with a word for the reason,
 * such as {@code 9020 DOCTYPE}, the operation one of the standard.
 */
final class BoxRefusals {
  /** Way in, and the chain of the ledger. */
  static final String BOX = "xta-box";

  private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";

  private BoxRefusals() {}

  /** One that reached an operation. */
  static RefusedRequest of(
      XtaError error, String operation, @Nullable X509Certificate certificate) {
    return RefusedRequest.of(BOX, String.valueOf(error.number()), operation, certificate);
  }

  /** One that was no proper request. */
  static RefusedRequest improper(
      String number, String word, @Nullable X509Certificate certificate) {
    return RefusedRequest.of(BOX, number + " " + word, RefusedRequest.NONE, certificate);
  }

  /** A connection that did not come about, for the certificate that the client showed. */
  static RefusedRequest handshake(String word, X509Certificate shown) {
    return RefusedRequest.of("tls", word, RefusedRequest.NONE, shown);
  }

  /** The certificate of the TLS connection. */
  static @Nullable X509Certificate certificate(@Nullable Message message) {
    return message != null
            && message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest http
        ? certificate(http)
        : null;
  }

  /** The certificate of the TLS connection. */
  static @Nullable X509Certificate certificate(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATE) instanceof X509Certificate[] chain && chain.length > 0
        ? chain[0]
        : null;
  }
}
