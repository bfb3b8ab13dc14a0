package de.fallbruecke.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where and how a target is reached; checked. */
sealed interface Endpoint {
  /**
   * HTTP.
   *
   * @param timeout how long nothing may move: neither a byte of the request nor the answer
   * @param headers static headers, may hold keys
   * @param multipart documents travel with the main part
   * @param statusUrl template with {@code {key}} that answers whether a key is known
   * @param statusMethod how it is asked
   */
  record Http(
      URI url,
      Duration timeout,
      Credentials credentials,
      Map<String, String> headers,
      boolean multipart,
      @Nullable String statusUrl,
      TargetSettings.StatusMethod statusMethod)
      implements Endpoint {

    public Http {
      headers = Map.copyOf(headers);
    }

    /** Where to ask for the key. */
    Optional<URI> statusOf(String key) {
      if (statusUrl == null) {
        return Optional.empty();
      }
      String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
      return Optional.of(URI.create(statusUrl.replace("{key}", encoded)));
    }

    @Override
    public String toString() {
      return "Http[" + url.getScheme() + "://" + url.getHost() + "]";
    }
  }

  /** The target fetches: its deliveries wait until it acknowledges them. */
  record Offered() implements Endpoint {}

  /** A drop directory. */
  record Directory(Path path) implements Endpoint {}
}
