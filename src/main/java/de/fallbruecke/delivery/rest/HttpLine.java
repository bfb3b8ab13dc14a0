package de.fallbruecke.delivery.rest;

import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.TlsIdentity;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP clients of one target. With a TLS identity they are made anew when its certificate was
 * exchanged; without one all targets share one client.
 */
public final class HttpLine {
  private final HttpClient plain;
  private final @Nullable TlsIdentity identity;
  private @Nullable Made made;

  private record Made(Object version, HttpClient client) {}

  /**
   * @param plain the shared client without certificate
   * @param identity null: none
   */
  public HttpLine(HttpClient plain, @Nullable TlsIdentity identity) {
    this.plain = plain;
    this.identity = identity;
  }

  /** Our certificate and whom we believe; null: none and those of the JDK. */
  public @Nullable TlsIdentity identity() {
    return identity;
  }

  /** A client that keeps connections. */
  public HttpClient shared() {
    return identity == null ? plain : current(identity);
  }

  private synchronized HttpClient current(TlsIdentity own) {
    Object version = own.version();
    Made now = made;
    if (now == null || !now.version().equals(version)) {
      now = new Made(version, OutboundHttp.newClient(own.context()));
      made = now;
    }
    return now.client();
  }

  /** A client for one request, to be shut down afterwards. */
  public HttpClient fresh() {
    return identity == null ? OutboundHttp.newClient() : OutboundHttp.newClient(identity.context());
  }
}
