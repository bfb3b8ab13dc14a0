package de.fallbruecke.api.access;

import de.fallbruecke.api.TargetClient;
import de.fallbruecke.evidence.RefusedRequest;
import de.fallbruecke.evidence.RefusedRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows a client by the certificate of its TLS connection. Behind a proxy that ends TLS the
 * certificate is read from a header, but only from connections of the addresses that are configured
 * for it: everybody can write a header. A certificate that opened nothing is kept as evidence.
 */
final class ClientCertificateFilter extends OncePerRequestFilter {
  private static final String ATTRIBUTE = "jakarta.servlet.request.X509Certificate";
  private static final int LONGEST = 16 * 1024;

  private final Clients clients;
  private final ApiSettings settings;
  private final RefusedRequests refused;
  private final Clock clock;

  ClientCertificateFilter(
      Clients clients, ApiSettings settings, RefusedRequests refused, Clock clock) {
    this.clients = clients;
    this.settings = settings;
    this.refused = refused;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<X509Certificate> shown =
        request.getHeader(HttpHeaders.AUTHORIZATION) == null
            ? certificate(request)
            : Optional.empty();
    Optional<TargetClient> client = shown.filter(this::isValidNow).flatMap(clients::with);
    client.ifPresent(
        known -> {
          SecurityContext context = SecurityContextHolder.createEmptyContext();
          context.setAuthentication(new ProvenClient(known));
          SecurityContextHolder.setContext(context);
        });
    chain.doFilter(
        request,
        client.isEmpty() && shown.isPresent() ? new Noting(response, shown.get()) : response);
  }

  /** Counts the certificate before its sender can read that it opened nothing. */
  private final class Noting extends HttpServletResponseWrapper {
    private final X509Certificate certificate;
    private boolean noted;

    Noting(HttpServletResponse response, X509Certificate certificate) {
      super(response);
      this.certificate = certificate;
    }

    @Override
    public void setStatus(int status) {
      note(status);
      super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      note(status);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      note(status);
      super.sendError(status, message);
    }

    private void note(int status) {
      if (status == SC_UNAUTHORIZED && !noted) {
        noted = true;
        refused.add(refusal(certificate));
      }
    }
  }

  /** Nothing of the request is in it: who is unknown could write anything there. */
  private RefusedRequest refusal(X509Certificate certificate) {
    return RefusedRequest.of(
        "api",
        isValidNow(certificate) ? "CERTIFICATE_UNKNOWN" : "CERTIFICATE_NOT_VALID_NOW",
        RefusedRequest.NONE,
        certificate);
  }

  private boolean isValidNow(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
      return true;
    } catch (CertificateException tooEarlyOrTooLate) {
      return false;
    }
  }

  private Optional<X509Certificate> certificate(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof X509Certificate[] chain && chain.length > 0) {
      return Optional.of(chain[0]);
    }
    String header = settings.certificateHeader();
    if (header == null || !settings.trustedProxies().contains(peer(request))) {
      return Optional.empty();
    }
    return parsed(request.getHeader(header));
  }

  /** The other end of the connection itself, whatever forwarding headers make of the request. */
  private static String peer(ServletRequest request) {
    ServletRequest own = request;
    while (own instanceof ServletRequestWrapper wrapper) {
      own = wrapper.getRequest();
    }
    return own.getRemoteAddr();
  }

  private static Optional<X509Certificate> parsed(
      @org.jspecify.annotations.Nullable String header) {
    if (header == null || header.isBlank() || header.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      // A plus stands in Base64 and is no blank here.
      String pem = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
    } catch (CertificateException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
