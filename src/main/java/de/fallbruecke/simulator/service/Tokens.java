package de.fallbruecke.simulator.service;

import de.fallbruecke.simulator.http.Call;
import de.fallbruecke.simulator.http.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * OAuth2 client credentials in the form body: 1800 seconds, opaque, forgotten at a restart. HTTP
 * Basic is refused as the real service does.
 */
public final class Tokens {
  static final int LIFETIME_SECONDS = 1800;
  private static final String SCOPE = "https://schema.fitko.de/fit-connect/oauth/scopes/";
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Grant(Client client, Instant expires) {}

  private final Clock clock;
  private final Destinations destinations;
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  Tokens(Clock clock, Destinations destinations) {
    this.clock = clock;
    this.destinations = destinations;
  }

  /** Registers a client; one of the same id is replaced. */
  public void register(Client client) {
    clients.put(client.id(), client);
  }

  void issue(Call call) throws IOException {
    if (!call.mediaType().equals("application/x-www-form-urlencoded")) {
      fail(call, 400, "invalid_request");
      return;
    }
    Map<String, String> form = Call.form(new String(call.bytes(16_384), StandardCharsets.UTF_8));
    if (!"client_credentials".equals(form.get("grant_type"))) {
      fail(call, 400, "unsupported_grant_type");
      return;
    }
    Client client = clients.get(form.getOrDefault("client_id", ""));
    if (client == null || !same(client.secret(), form.get("client_secret"))) {
      fail(call, 401, "invalid_client");
      return;
    }
    if (client.role() == Client.Role.SUBSCRIBER && ownsNothing(client)) {
      fail(call, 400, "invalid_scope");
      return;
    }
    grants.values().removeIf(grant -> !grant.expires.isAfter(clock.instant()));
    String token = random();
    grants.put(token, new Grant(client, clock.instant().plusSeconds(LIFETIME_SECONDS)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", token);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", LIFETIME_SECONDS);
    answer.put("scope", scope(client));
    call.answerHeader("Cache-Control", "no-store").json(200, answer);
  }

  private static void fail(Call call, int status, String error) throws IOException {
    call.json(status, Map.of("error", error));
  }

  private boolean ownsNothing(Client client) {
    return destinations.all().stream().noneMatch(entry -> entry.owner().equals(client.id()));
  }

  private static String scope(Client client) {
    List<String> names =
        client.role() == Client.Role.SENDER
            ? List.of("send-submissions")
            : List.of("manage-destinations", "subscribe-destinations");
    return String.join(" ", names.stream().map(SCOPE::concat).toList());
  }

  /** A fresh secret of 256 bits, base64url. */
  public static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Who calls; 401 without a valid token. */
  Client caller(Call call) {
    String header = call.header("Authorization").orElse("");
    Grant grant = header.startsWith("Bearer ") ? grants.get(header.substring(7)) : null;
    if (grant == null || !grant.expires.isAfter(clock.instant())) {
      throw Refusal.of(401, "Unauthorized", "no valid access token")
          .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    return grant.client;
  }

  /** Who calls; 403 unless it has the role. */
  Client caller(Call call, Client.Role role) {
    Client client = caller(call);
    if (client.role() != role) {
      throw Problems.forbidden("this client is no " + role.name().toLowerCase(Locale.ROOT));
    }
    return client;
  }

  /** The calling subscriber; 403 unless it owns the destination. */
  Client owner(Call call, DestinationEntry destination) {
    Client client = caller(call, Client.Role.SUBSCRIBER);
    if (!destination.owner().equals(client.id())) {
      throw Problems.forbidden("this client is not connected to the destination");
    }
    return client;
  }
}
