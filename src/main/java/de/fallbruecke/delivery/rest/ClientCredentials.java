package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.AddressRule;
import de.fallbruecke.delivery.Secret;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4). The token is kept until shortly before its end and
 * asked for by one thread at a time.
 */
final class ClientCredentials {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** For servers that do not say how long a token lasts (RFC 6749 §5.1 leaves it open). */
  private static final long UNSAID_SECONDS = 300;

  private static final long LONGEST_SECONDS = 24L * 3600;

  private final URI url;
  private final String clientId;
  private final Secret secret;
  private final @Nullable String scope;
  private final HttpLine line;
  private final Clock clock;
  private @Nullable Token kept;

  private record Token(String value, Instant until) {
    @Override
    public String toString() {
      return "Token[withheld]";
    }
  }

  ClientCredentials(
      URI url, String clientId, Secret secret, @Nullable String scope, HttpLine line, Clock clock) {
    this.url = url;
    this.clientId = clientId;
    this.secret = secret;
    this.scope = scope;
    this.line = line;
    this.clock = clock;
  }

  /**
   * A token that should still be good.
   *
   * @throws TokenUnavailable if the server does not give one
   */
  synchronized String token() throws TokenUnavailable {
    Token now = kept;
    if (now == null || !now.until().isAfter(clock.instant())) {
      now = fetch();
      kept = now;
    }
    return now.value();
  }

  /** The target did not accept this token, though it should still be good. */
  synchronized void forget(String refused) {
    if (kept != null && kept.value().equals(refused)) {
      kept = null;
    }
  }

  private Token fetch() throws TokenUnavailable {
    try {
      if (!AddressRule.mayReach(url.getHost())) {
        throw new TokenUnavailable(
            true, "has a name that leads to this machine or to a link-local address");
      }
      return meaning(line.shared().send(request(), Answer.handler()));
    } catch (TokenUnavailable said) {
      throw said;
    } catch (IOException e) {
      throw new TokenUnavailable(
          false, "could not be reached (" + e.getClass().getSimpleName() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenUnavailable(false, "had not answered when the gateway was stopped");
    }
  }

  private HttpRequest request() {
    String form =
        "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encoded(scope));
    // RFC 6749 §2.3.1: both are form-encoded before they become a Basic pair
    String pair = encoded(clientId) + ":" + encoded(secret.read());
    return HttpRequest.newBuilder(url)
        .timeout(PATIENCE)
        .setHeader("User-Agent", OutboundHttp.USER_AGENT)
        .setHeader("Accept", "application/json")
        .setHeader("Content-Type", "application/x-www-form-urlencoded")
        .setHeader(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private Token meaning(HttpResponse<byte[]> answer) throws TokenUnavailable {
    int status = answer.statusCode();
    if (status != 200) {
      boolean refused = status == 400 || status == 401 || status == 403 || status / 100 == 3;
      throw new TokenUnavailable(refused, "answered " + status);
    }
    try {
      JsonNode body = Json.mapper().readTree(answer.body());
      String value = body.path("access_token").asString("");
      if (!value.matches("[\\x21-\\x7e]{1,16000}")
          || !body.path("token_type").asString("").equalsIgnoreCase("bearer")) {
        throw new TokenUnavailable(false, "answered without a bearer token");
      }
      long seconds = Math.clamp(body.path("expires_in").asLong(UNSAID_SECONDS), 1, LONGEST_SECONDS);
      Duration life = Duration.ofSeconds(seconds);
      Duration use =
          life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
      return new Token(value, clock.instant().plus(use));
    } catch (JacksonException e) {
      throw new TokenUnavailable(false, "answered with something that is no JSON");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
