package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequest;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides as another one does and tells which clients were refused. */
final class HeardTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final Consumer<RefusedRequest> refused;

  HeardTrust(X509ExtendedTrustManager trust, Consumer<RefusedRequest> refused) {
    this.trust = trust;
    this.refused = refused;
  }

  /** A decision of the other one. */
  @FunctionalInterface
  private interface Decision {
    void make() throws CertificateException;
  }

  private void heard(X509Certificate[] chain, Decision decision) throws CertificateException {
    try {
      decision.make();
    } catch (CertificateException no) {
      if (chain.length > 0) {
        refused.accept(BoxRefusals.handshake(word(no), chain[0]));
      }
      throw no;
    }
  }

  private static String word(CertificateException refusal) {
    for (@Nullable Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "CERTIFICATE_EXPIRED";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "CERTIFICATE_NOT_YET_VALID";
      }
    }
    return "CERTIFICATE_NOT_TRUSTED";
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    heard(chain, () -> trust.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    heard(chain, () -> trust.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    heard(chain, () -> trust.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
