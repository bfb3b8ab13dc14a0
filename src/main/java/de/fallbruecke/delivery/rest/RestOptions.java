package de.fallbruecke.delivery.rest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a target is reached over HTTP; checked.
 *
 * @param timeout how long nothing may move: neither a byte of the request nor the answer
 * @param headers static headers, may hold keys
 * @param multipart documents travel with the main part
 * @param statusUrl template with {@code {key}} that answers whether a key is known
 * @param statusMethod how it is asked
 * @param signature null: requests are not signed
 * @param event null: no CloudEvents headers
 */
public record RestOptions(
    URI url,
    Duration timeout,
    Credentials credentials,
    Map<String, String> headers,
    boolean multipart,
    @Nullable String statusUrl,
    RestSettings.StatusMethod statusMethod,
    @Nullable RequestSignature signature,
    @Nullable EventHeaders event,
    HttpLine line) {
  public RestOptions {
    headers = Map.copyOf(headers);
  }

  /** Where to ask for the key. */
  public Optional<URI> statusOf(String key) {
    if (statusUrl == null) {
      return Optional.empty();
    }
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    return Optional.of(URI.create(statusUrl.replace("{key}", encoded)));
  }

  @Override
  public String toString() {
    return "Rest[" + url.getScheme() + "://" + url.getHost() + "]";
  }
}
