package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we identify ourselves to a target. */
public sealed interface Credentials {
  /**
   * The value of the Authorization header, if there is one. Never log it.
   *
   * @throws TokenUnavailable if it has to be fetched and cannot be
   */
  Optional<String> authorization() throws TokenUnavailable;

  /**
   * The target answered 401 to this header.
   *
   * @return whether {@link #authorization} may give another one now
   */
  default boolean renew(String refused) {
    return false;
  }

  /** The target asks for none. */
  record Anonymous() implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.empty();
    }
  }

  /** RFC 7617 with UTF-8. */
  record Basic(String user, Secret password) implements Credentials {
    @Override
    public Optional<String> authorization() {
      byte[] pair = (user + ":" + password.read()).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
  }

  /** RFC 6750. */
  record Bearer(Secret token) implements Credentials {
    @Override
    public Optional<String> authorization() {
      return Optional.of("Bearer " + token.read());
    }
  }

  /** RFC 6750 with a token from a token server. */
  final class Fetched implements Credentials {
    private static final String SCHEME = "Bearer ";
    private final ClientCredentials client;

    Fetched(ClientCredentials client) {
      this.client = client;
    }

    @Override
    public Optional<String> authorization() throws TokenUnavailable {
      return Optional.of(SCHEME + client.token());
    }

    @Override
    public boolean renew(String refused) {
      client.forget(refused.substring(SCHEME.length()));
      return true;
    }
  }
}
