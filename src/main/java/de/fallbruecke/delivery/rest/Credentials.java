package de.fallbruecke.delivery.rest;

import de.fallbruecke.delivery.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How we identify ourselves to a target. */
public sealed interface Credentials {
  /** The value of the Authorization header, if there is one. Never log it. */
  Optional<String> authorization();

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
}
