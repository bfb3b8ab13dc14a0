package de.fallbruecke.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate of ours and whom it believes. Its files are looked at whenever it is asked for, so
 * that a renewed certificate is used without a restart; files that cannot be used (half copied,
 * wrong key) leave the one before in use. Safe for concurrent use.
 */
public final class TlsIdentity {
  private static final Logger LOG = LoggerFactory.getLogger(TlsIdentity.class);

  private final String name;
  private final TlsSettings settings;
  private volatile Read read;

  /** What was read, and what the files looked like then. */
  private record Read(TlsMaterial material, List<String> stamps) {}

  /**
   * Reads the files.
   *
   * @throws Fault TLS_UNUSABLE naming the property
   */
  TlsIdentity(String name, TlsSettings settings) {
    this.name = name;
    this.settings = settings;
    List<String> stamps = stamps();
    this.read = new Read(TlsMaterial.read(name, settings), stamps);
  }

  /** The name it is configured under. */
  public String name() {
    return name;
  }

  /** A context for clients; hostname verification is up to the client and must be on. */
  public SSLContext context() {
    return current().context();
  }

  /** Our key, for libraries that take no context; empty if there is none. */
  public KeyManager[] keyManagers() {
    return current().keys();
  }

  /** Whom to believe, for libraries that take no context. */
  public TrustManager[] trustManagers() {
    return current().trust();
  }

  /** Whom its own {@code trusted-file} names; empty if it believes as the JDK does. */
  public List<X509Certificate> trusted() {
    return settings.trustedFile() == null
        ? List.of()
        : Stream.of(current().trust())
            .filter(X509TrustManager.class::isInstance)
            .flatMap(trust -> Stream.of(((X509TrustManager) trust).getAcceptedIssuers()))
            .toList();
  }

  /** Our certificate; empty if this is only about trust. */
  public Optional<X509Certificate> certificate() {
    return signingKey().map(SigningKey::certificate);
  }

  /**
   * Our key with its certificate, for signatures of messages; empty if this is only about trust.
   */
  public Optional<SigningKey> signingKey() {
    return Optional.ofNullable(current().own());
  }

  /** The end of our certificate; null if there is none. */
  public @Nullable Instant ends() {
    return certificate().map(own -> own.getNotAfter().toInstant()).orElse(null);
  }

  /**
   * Not equal to the one before after the files were exchanged: whoever keeps a client made from
   * this identity makes a new one then.
   */
  public Object version() {
    return current();
  }

  private TlsMaterial current() {
    List<String> stamps = stamps();
    Read now = read;
    if (!stamps.equals(now.stamps())) {
      now = exchanged(now, stamps);
    }
    return now.material();
  }

  private synchronized Read exchanged(Read before, List<String> stamps) {
    if (!read.equals(before)) {
      return read;
    }
    try {
      read = new Read(TlsMaterial.read(name, settings), stamps);
      LOG.info("TLS identity '{}' was read anew; its certificate ends {}", name, ends());
    } catch (Fault unusable) {
      LOG.warn("{} The one before stays in use.", unusable.getMessage());
      read = new Read(before.material(), stamps);
    }
    return read;
  }

  private List<String> stamps() {
    return Stream.of(
            settings.certificateFile(),
            settings.keyFile(),
            settings.storeFile(),
            settings.passwordFile(),
            settings.trustedFile())
        .filter(Objects::nonNull)
        .map(TlsIdentity::stamp)
        .toList();
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file);
    } catch (IOException gone) {
      return "gone";
    }
  }
}
