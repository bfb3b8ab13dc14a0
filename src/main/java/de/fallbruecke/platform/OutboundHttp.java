package de.fallbruecke.platform;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * The one HTTP client configuration for calls that leave the gateway: HTTP/1.1, ten seconds to
 * connect, no redirects (a redirect could lead a request with a token to a foreign host), no
 * cookies, no proxy discovery. Callers set the request timeout and the User-Agent.
 */
public final class OutboundHttp {
  /** The product part of the User-Agent; FIT-Connect refuses requests without a proper one. */
  public static final String USER_AGENT = "Fallbruecke/0.1";

  private OutboundHttp() {}

  /** A new client; share it, it is safe for concurrent use. */
  public static HttpClient newClient() {
    return builder().build();
  }

  /** The same with a certificate of ours or other authorities than the JDK's. */
  public static HttpClient newClient(SSLContext tls) {
    return builder().sslContext(tls).build();
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .followRedirects(HttpClient.Redirect.NEVER)
        .executor(Executors.newVirtualThreadPerTaskExecutor());
  }
}
