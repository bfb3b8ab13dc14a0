package de.fallbruecke.admin;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.ProviderTokens;
import de.fallbruecke.platform.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/** Whose bearer token it is: one of ours, or an access token of the authority's provider. */
final class AdminTokenCheck implements AuthenticationManager {
  private static final Logger LOG = LoggerFactory.getLogger(AdminTokenCheck.class);

  private final AdminTokens tokens;
  private final @Nullable ProviderTokens provider;

  AdminTokenCheck(AdminTokens tokens, @Nullable ProviderTokens provider) {
    this.tokens = tokens;
    this.provider = provider;
  }

  /** The provider cannot be asked now; nothing is wrong with the token as far as it is known. */
  static final class ProviderAway extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    ProviderAway(Fault why) {
      super("The provider cannot be asked", why);
    }
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    String secret = ((BearerTokenAuthenticationToken) presented).getToken();
    return provider != null && !secret.startsWith(AdminTokens.PREFIX)
        ? ofProvider(provider, secret)
        : own(secret);
  }

  private Authentication own(String secret) {
    return tokens
        .present(secret)
        .map(
            token ->
                new PreAuthenticatedAuthenticationToken(
                    token.person(), token.id(), Persons.authorities(token.grants())))
        .orElseThrow(() -> new InvalidBearerTokenException("The token does not count"));
  }

  private static Authentication ofProvider(ProviderTokens provider, String secret) {
    try {
      Person person = provider.present(secret);
      return new PreAuthenticatedAuthenticationToken(
          person.name(), "provider", Persons.authorities(person.grants()));
    } catch (ProviderTokens.Refused refused) {
      LOG.info("An access token of the provider was refused: {}", refused.getMessage());
      throw new InvalidBearerTokenException("The token does not count");
    } catch (Fault unreachable) {
      LOG.warn("{}", unreachable.getMessage());
      throw new ProviderAway(unreachable);
    }
  }
}
