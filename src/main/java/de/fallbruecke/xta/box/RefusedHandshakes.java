package de.fallbruecke.xta.box;

import de.fallbruecke.evidence.RefusedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLContext;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfig.CertificateVerification;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.jsse.JSSEUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/**
 * Hears which client certificates the server refuses before there is a request: of all ways in over
 * its port, for they are not told apart until then. What is trusted stays as configured.
 */
final class RefusedHandshakes implements TomcatConnectorCustomizer {
  private final Consumer<RefusedRequest> refused;

  RefusedHandshakes(Consumer<RefusedRequest> refused) {
    this.refused = refused;
  }

  @Override
  public void customize(Connector connector) {
    for (SSLHostConfig host : connector.findSslHostConfigs()) {
      if (host.getCertificateVerification() != CertificateVerification.NONE) {
        host.getCertificates().forEach(own -> own.setSslContext(context(own)));
      }
    }
  }

  private SSLContext context(SSLHostConfigCertificate own) {
    try {
      return new Listening(own, refused).createSSLContext(List.of());
    } catch (Exception e) { // declared so by the server
      throw new IllegalStateException("The server's certificate or its trust cannot be read", e);
    }
  }

  /** What the server would do by itself, with an ear at each decision. */
  private static final class Listening extends JSSEUtil {
    private final Consumer<RefusedRequest> refused;

    Listening(SSLHostConfigCertificate own, Consumer<RefusedRequest> refused) {
      super(own);
      this.refused = refused;
    }

    @Override
    public TrustManager @Nullable [] getTrustManagers() throws Exception {
      TrustManager @Nullable [] configured = super.getTrustManagers();
      return configured == null
          ? null
          : Arrays.stream(configured).map(this::heard).toArray(TrustManager[]::new);
    }

    private TrustManager heard(TrustManager one) {
      return one instanceof X509ExtendedTrustManager trust ? new HeardTrust(trust, refused) : one;
    }
  }
}
