package de.fallbruecke.simulator.xta;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * All certificates of one start: authority, server, one per account, an expired one, and one of an
 * authority that the server does not know. As PEM files in a directory.
 */
final class Certificates {
  /** File of the authority. */
  static final String AUTHORITY = "ca";

  /** A certificate of the first account whose time is over. */
  static final String EXPIRED = "expired";

  /** A certificate that the authority signed for nobody that has an account. */
  static final String UNKNOWN = "unknown";

  /** A certificate of another authority. */
  static final String FOREIGN = "foreign";

  private final Authority authority;
  private final TestCertificate server;
  private final Map<String, TestCertificate> clients = new TreeMap<>();

  Certificates(List<String> accounts, Instant now) throws GeneralSecurityException {
    authority = new Authority("Test authority of the XTA simulator", now);
    server = authority.issue("XTA simulator");
    for (String account : accounts) {
      clients.put(account, authority.issue(account));
    }
    clients.put(EXPIRED, authority.issueExpired(accounts.getFirst()));
    clients.put(UNKNOWN, authority.issue("unknown"));
    clients.put(FOREIGN, new Authority("Another authority", now).issue(accounts.getFirst()));
  }

  /**
   * Writes everything a client needs: {@code ca.pem}, {@code account.pem}, {@code account-key.pem}.
   */
  void write(Path directory) throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve(AUTHORITY + ".pem"), TestCertificate.pem(authority.certificate()));
    for (Map.Entry<String, TestCertificate> client : clients.entrySet()) {
      client.getValue().write(directory, client.getKey());
    }
  }

  /** For the server: asks for a certificate of the authority, valid in time or not. */
  SSLContext server() throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        server.managers(), new TrustManager[] {new SignedByUs(authority.certificate())}, null);
    return context;
  }

  /** For the client of an account. */
  SSLContext client(String name) throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, authority.certificate());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    TestCertificate own = clients.get(name);
    if (own == null) {
      throw new IllegalArgumentException("There is no certificate " + name);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.managers(), trust.getTrustManagers(), null);
    return context;
  }

  /**
   * Lets an expired certificate of the authority through the handshake, so that it is refused by
   * the fault of the standard (9010) and not by TLS.
   */
  private static final class SignedByUs extends X509ExtendedTrustManager {
    private final X509Certificate authority;

    SignedByUs(X509Certificate authority) {
      this.authority = authority;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      try {
        chain[0].verify(authority.getPublicKey());
      } catch (GeneralSecurityException e) {
        throw new CertificateException("Not signed by the authority of the simulator", e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("The simulator is no client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority};
    }
  }
}
