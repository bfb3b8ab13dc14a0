package de.fallbruecke.api.access;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Whose bearer token it is: one of ours, or one of the external issuer for a client that is
 * configured to have its tokens from there.
 */
final class TokenCheck implements AuthenticationManager {
  private final AccessTokens ours;
  private final Clients clients;
  private final @Nullable JwtDecoder external;

  TokenCheck(AccessTokens ours, Clients clients, @Nullable JwtDecoder external) {
    this.ours = ours;
    this.clients = clients;
    this.external = external;
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    String token = ((BearerTokenAuthenticationToken) presented).getToken();
    return (token.startsWith(AccessTokens.PREFIX) ? ours.client(token) : ofIssuer(token))
        .map(ProvenClient::new)
        .orElseThrow(() -> new InvalidBearerTokenException("The token does not count"));
  }

  private Optional<de.fallbruecke.api.TargetClient> ofIssuer(String token) {
    if (external == null) {
      return Optional.empty();
    }
    try {
      Jwt jwt = external.decode(token);
      return Stream.of("azp", "client_id", "sub")
          .map(jwt::getClaimAsString)
          .filter(Objects::nonNull)
          .findFirst()
          .flatMap(clients::find)
          .filter(entry -> entry.proof().issuedElsewhere())
          .map(Clients.Entry::client);
    } catch (JwtException refused) {
      return Optional.empty();
    }
  }
}
