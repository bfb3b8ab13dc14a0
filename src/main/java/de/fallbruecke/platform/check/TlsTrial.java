package de.fallbruecke.platform.check;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Shakes hands and tells what the other side showed, also when it is not believed. */
final class TlsTrial {
  /** TLS 1.3 refuses our certificate after the handshake; so long we listen for it. */
  private static final int AFTERMATH = 250;

  private final NetworkLine line;
  private final int patience;

  TlsTrial(NetworkLine line, int patience) {
    this.line = line;
    this.patience = patience;
  }

  Map<String, String> run() throws StepFailure, IOException, GeneralSecurityException {
    Witness witness = new Witness(believed());
    SSLContext context = SSLContext.getInstance("TLS");
    KeyManager[] keys = line.identity() == null ? null : line.identity().keyManagers();
    context.init(keys, new TrustManager[] {witness}, null);
    Map<String, String> facts = new HashMap<>(line.at());
    try (Socket plain = line.open();
        SSLSocket socket =
            (SSLSocket)
                context.getSocketFactory().createSocket(plain, line.host(), line.port(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(patience);
      socket.startHandshake();
      facts.putAll(CertificateFacts.of(witness.shown()));
      facts.put("protocol", socket.getSession().getProtocol());
      socket.setSoTimeout(AFTERMATH);
      if (socket.getInputStream().read() < 0) {
        throw new StepFailure("tls.closed", facts);
      }
      return facts;
    } catch (SocketTimeoutException e) {
      if (facts.containsKey("protocol")) {
        return facts; // it waits for our request, as it should
      }
      throw new StepFailure("tls.silent", facts);
    } catch (SSLException e) {
      facts.putAll(CertificateFacts.of(witness.shown()));
      throw new StepFailure(remedy(e, witness, facts.containsKey("protocol")), facts);
    }
  }

  /** What is wrong with what was shown counts more than the words of the exception. */
  private static String remedy(SSLException e, Witness witness, boolean after) {
    List<X509Certificate> shown = witness.shown();
    if (after || said(e, "certificate_required") || said(e, "bad_certificate")) {
      return "tls.client-certificate";
    }
    if (shown.isEmpty()) {
      return "tls.handshake";
    }
    if (!witness.refused()) {
      return "tls.client-certificate";
    }
    try {
      shown.getFirst().checkValidity();
    } catch (CertificateExpiredException over) {
      return "tls.expired";
    } catch (CertificateNotYetValidException early) {
      return "tls.not-yet-valid";
    }
    return said(e, "subject alternative") || said(e, "No name matching")
        ? "tls.other-name"
        : "tls.not-trusted";
  }

  private static boolean said(Throwable e, String words) {
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      if (t.getMessage() != null && t.getMessage().contains(words)) {
        return true;
      }
    }
    return false;
  }

  private X509ExtendedTrustManager believed() throws GeneralSecurityException {
    TrustManager[] managers;
    if (line.identity() == null) {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      managers = factory.getTrustManagers();
    } else {
      managers = line.identity().trustManagers();
    }
    for (TrustManager manager : managers) {
      if (manager instanceof X509ExtendedTrustManager believed) {
        return believed;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  /** Believes exactly what it is told to believe, and remembers what it was shown. */
  private static final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager believed;
    private volatile List<X509Certificate> shown = List.of();
    private volatile boolean refused;

    Witness(X509ExtendedTrustManager believed) {
      this.believed = believed;
    }

    List<X509Certificate> shown() {
      return shown;
    }

    boolean refused() {
      return refused;
    }

    private interface Judgement {
      void pass() throws CertificateException;
    }

    private void judge(X509Certificate[] chain, Judgement judgement) throws CertificateException {
      shown = List.of(chain);
      refused = true;
      judgement.pass();
      refused = false;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge(chain, () -> believed.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge(chain, () -> believed.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge(chain, () -> believed.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return believed.getAcceptedIssuers();
    }
  }
}
