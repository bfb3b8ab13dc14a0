package de.fallbruecke.fitconnect.api;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The access token of one account: fetched once for all threads, renewed a minute before it
 * expires, and once more when the service refuses it earlier.
 */
public final class AccessTokens {
  private static final Duration EARLY = Duration.ofSeconds(60);
  private static final int MAX_ANSWER = 64 * 1024;

  private final Account account;
  private final Transport transport;
  private final Clock clock;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable Token token;

  /** For one account. */
  public AccessTokens(Account account, Transport transport, Clock clock) {
    this.account = account;
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * A token that is valid for a while.
   *
   * @throws TransientFault REMOTE_UNREACHABLE, REMOTE_BUSY or, with wrong credentials,
   *     REMOTE_UNAUTHORISED
   */
  public String current() {
    Token known = token;
    if (known != null && clock.instant().isBefore(known.renewAt())) {
      return known.value();
    }
    renewing.lock();
    try {
      known = token;
      if (known != null && clock.instant().isBefore(known.renewAt())) {
        return known.value();
      }
      Token fresh = renew(known);
      token = fresh;
      return fresh.value();
    } finally {
      renewing.unlock();
    }
  }

  /**
   * Fetches a new token whether one is known or not, to see whether the credentials are right.
   *
   * @return how long it is valid
   * @throws TransientFault as {@link #current}
   */
  public Duration check() {
    Token fresh = fetch();
    token = fresh;
    return Duration.between(clock.instant(), fresh.expiresAt());
  }

  /** The service did not take this token; the next caller fetches another. */
  void refused(String value) {
    renewing.lock();
    try {
      Token known = token;
      if (known != null && known.value().equals(value)) {
        token = null;
      }
    } finally {
      renewing.unlock();
    }
  }

  private Token renew(@Nullable Token known) {
    try {
      return fetch();
    } catch (TransientFault e) {
      // renewed early for exactly this case: the old one still carries us
      if (known != null && clock.instant().isBefore(known.expiresAt())) {
        return known;
      }
      throw e;
    }
  }

  private Token fetch() {
    String what = "Access token for account '%s'".formatted(account.name());
    // The secret belongs into the body: the service answers invalid_client to HTTP Basic
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(
                encode(account.clientId(), UTF_8), encode(account.clientSecret().value(), UTF_8));
    JsonNode answer = answer(what, form);
    String value = answer.path("access_token").stringValueOpt().orElse("");
    long seconds = answer.path("expires_in").asLong(0);
    // printable ASCII: anything else could not be a header
    if (!value.matches("[\\x21-\\x7e]+") || seconds <= 0) {
      throw new Fault(
          FaultCode.REMOTE_ANSWER_UNREADABLE,
          what + ": the answer holds no token with a lifetime. Check the token-url.");
    }
    Duration life = Duration.ofSeconds(seconds);
    Duration early = life.compareTo(EARLY.multipliedBy(2)) > 0 ? EARLY : life.dividedBy(2);
    Instant now = clock.instant();
    return new Token(value, now.plus(life).minus(early), now.plus(life));
  }

  private JsonNode answer(String what, String form) {
    try {
      return transport.json(
          what,
          Transport.Request.post(
              account.tokenUrl().toString(), "application/x-www-form-urlencoded", form),
          MAX_ANSWER,
          null);
    } catch (RemoteRefusal e) {
      // invalid_client, invalid_scope: repaired in the portal or in the configuration, then goes on
      throw new TransientFault(FaultCode.REMOTE_UNAUTHORISED, e.said(), e);
    }
  }

  private record Token(String value, Instant renewAt, Instant expiresAt) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
