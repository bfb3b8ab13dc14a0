package de.fallbruecke.api.access;

import de.fallbruecke.api.TargetClient;
import de.fallbruecke.platform.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens of ours: random, kept by their hash where every process sees them, worthless as soon as
 * they run out or their client leaves the configuration. The only place that knows table api_token.
 */
final class AccessTokens {
  /** Tells our tokens from those of an external issuer. */
  static final String PREFIX = "fbt_";

  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final Clients clients;
  private final SecureRandom random;
  private final Duration lifetime;
  private final Clock clock;

  AccessTokens(
      JdbcClient jdbc, Clients clients, SecureRandom random, Duration lifetime, Clock clock) {
    this.jdbc = jdbc;
    this.clients = clients;
    this.random = random;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Duration lifetime() {
    return lifetime;
  }

  /** A new token for the client; those that ran out are forgotten on the way. */
  String issue(TargetClient client) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql("delete from api_token where expires_at <= :now").param("now", now).update();
    jdbc.sql("insert into api_token (hash, client, expires_at) values (:hash, :client, :until)")
        .param("hash", Sha256.hex(token))
        .param("client", client.id())
        .param("until", now.plus(lifetime))
        .update();
    return token;
  }

  /** Whose token it is, if it is one and counts. */
  Optional<TargetClient> client(String token) {
    return jdbc.sql("select client from api_token where hash = :hash and expires_at > :now")
        .param("hash", Sha256.hex(token))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(String.class)
        .optional()
        .flatMap(clients::find)
        .filter(entry -> entry.proof().secret() != null)
        .map(Clients.Entry::client);
  }
}
