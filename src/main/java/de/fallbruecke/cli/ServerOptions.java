package de.fallbruecke.cli;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which gateway a command talks to if its database is not at hand. The token is never an argument:
 * everybody on the machine can read those.
 */
final class ServerOptions {
  static final String VARIABLE = "FALLBRUECKE_TOKEN";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int LONGEST = 8 * 1024;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "work with the gateway at this address instead of a configuration, for example https://gateway.example")
  private @Nullable URI server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "file that holds your token alone (default: variable " + VARIABLE + ")")
  private @Nullable Path tokenFile;

  @Option(
      names = "--trust-file",
      paramLabel = "FILE",
      description = "PEM certificates to trust instead of those of this machine")
  private @Nullable Path trustFile;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Whether a gateway somewhere else is meant. */
  boolean given() {
    return server != null;
  }

  /**
   * The gateway.
   *
   * @throws ParameterException if address, token or certificates cannot be used
   */
  RemoteGateway gateway() {
    URI address = java.util.Objects.requireNonNull(server);
    boolean loopback = address.getHost() != null && LOOPBACK.contains(address.getHost());
    if (address.getHost() == null
        || address.getUserInfo() != null
        || address.getQuery() != null
        || !("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && loopback))) {
      throw wrong("--server is an https address; http is for this machine only.");
    }
    String base = address.toString().replaceFirst("/+$", "");
    return new RemoteGateway(
        trustFile == null ? OutboundHttp.newClient() : OutboundHttp.newClient(trusting(trustFile)),
        URI.create(base),
        token());
  }

  private String token() {
    String written = tokenFile == null ? System.getenv(VARIABLE) : read(tokenFile);
    String token = written == null ? "" : written.strip();
    if (!token.matches("[A-Za-z0-9._~+/=-]{10,}")) {
      throw wrong(
          "With --server, put your token into a file and name it with --token-file, or into the variable "
              + VARIABLE
              + ".");
    }
    return token;
  }

  private String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw wrong("The token file %s cannot be read.".formatted(file));
    }
  }

  private SSLContext trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      List<? extends Certificate> certificates =
          List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
      for (Certificate one : certificates) {
        store.setCertificateEntry(String.valueOf(store.size()), one);
      }
      if (certificates.isEmpty()) {
        throw wrong("The file %s holds no certificate.".formatted(file));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new Fault(
          FaultCode.ADMIN_NOT_TRUSTED,
          "The certificates in %s cannot be read. Nothing was sent; name a PEM file."
              .formatted(file));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), message);
  }
}
