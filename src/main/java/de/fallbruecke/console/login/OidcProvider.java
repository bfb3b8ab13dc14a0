package de.fallbruecke.console.login;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.Json;
import de.fallbruecke.platform.OutboundHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The provider and what this console is to it. Asked for its addresses when somebody logs in, not
 * at the start: a provider that is down must not keep the gateway from working.
 */
final class OidcProvider implements ClientRegistrationRepository {
  static final String ID = "oidc";

  private static final String WELL_KNOWN = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final int LONGEST_ANSWER = 200_000;

  private record Known(ClientRegistration registration, Instant since) {}

  private final OidcSettings settings;
  private final HttpClient http;
  private final Clock clock;
  private volatile @Nullable Known known;

  /**
   * Checks what can be checked without asking.
   *
   * @throws Fault CONFIGURATION_INVALID
   */
  OidcProvider(OidcSettings settings, HttpClient http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
    if (!protectedOnItsWay(settings.issuer())) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "fallbruecke.console.oidc.issuer %s is not https. Nothing was started. Only a provider on the same machine may be asked without TLS."
              .formatted(settings.issuer()));
    }
    secret();
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return ID.equals(id) ? registration() : null;
  }

  /**
   * How to log in there, at most an hour old; older if it cannot be asked now.
   *
   * @throws Fault LOGIN_PROVIDER_UNREACHABLE if it could never be asked
   */
  ClientRegistration registration() {
    Known before = known;
    Instant now = clock.instant();
    if (before != null && now.isBefore(before.since().plus(FRESH))) {
      return before.registration();
    }
    try {
      Known asked = new Known(discovered(), now);
      known = asked;
      return asked.registration();
    } catch (Fault unreachable) {
      if (before == null) {
        throw unreachable;
      }
      return before.registration();
    }
  }

  private ClientRegistration discovered() {
    Map<String, Object> said = ask();
    if (!settings.issuer().toString().equals(said.get("issuer"))) {
      throw unreachable("it calls itself differently", null);
    }
    Set<String> scopes = new LinkedHashSet<>(Set.of("openid"));
    scopes.addAll(settings.scopes());
    String secret = secret();
    try {
      ClientRegistration.Builder registration =
          ClientRegistrations.fromOidcConfiguration(said)
              .registrationId(ID)
              .clientId(settings.clientId())
              .clientName("Fallbrücke")
              .scope(scopes)
              .userNameAttributeName(settings.nameClaim())
              .redirectUri("{baseUrl}" + OidcLogin.RETURN + "/{registrationId}")
              .clientSettings(
                  ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
      return secret == null
          ? registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
          : registration.clientSecret(secret).build();
    } catch (IllegalArgumentException incomplete) {
      throw unreachable("its description of itself is incomplete", incomplete);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> ask() {
    String issuer = settings.issuer().toString();
    URI address =
        URI.create(
            (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + WELL_KNOWN);
    try {
      HttpResponse<java.io.InputStream> answer =
          http.send(
              HttpRequest.newBuilder(address)
                  .timeout(PATIENCE)
                  .header("User-Agent", OutboundHttp.USER_AGENT)
                  .header("Accept", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw unreachable("it answered with status " + answer.statusCode(), null);
        }
        return Json.mapper().readValue(body.readNBytes(LONGEST_ANSWER), Map.class);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unreachable("the program is stopping", stopping);
    } catch (IOException | tools.jackson.core.JacksonException failed) {
      throw unreachable(failed.getClass().getSimpleName(), failed);
    }
  }

  private Fault unreachable(String why, @Nullable Exception cause) {
    String said =
        "The login provider %s cannot be used: %s. Nobody can log in there now; the gateway works on. Check fallbruecke.console.oidc.issuer and the way there."
            .formatted(settings.issuer(), why);
    return cause == null
        ? new Fault(FaultCode.LOGIN_PROVIDER_UNREACHABLE, said)
        : new Fault(FaultCode.LOGIN_PROVIDER_UNREACHABLE, said, cause);
  }

  private @Nullable String secret() {
    if (settings.clientSecretFile() == null) {
      return null;
    }
    try {
      return Files.readString(settings.clientSecretFile()).strip();
    } catch (IOException unreadable) {
      throw new Fault(
          FaultCode.KEY_UNREADABLE,
          "The secret of the console at its login provider cannot be read from %s (%s). Nobody can log in there. Check fallbruecke.console.oidc.client-secret-file, owner and mode."
              .formatted(settings.clientSecretFile(), unreadable.getClass().getSimpleName()),
          unreadable);
    }
  }

  private static boolean protectedOnItsWay(URI address) {
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme())
            && Set.of("localhost", "127.0.0.1", "[::1]")
                .contains(String.valueOf(address.getHost())));
  }
}
