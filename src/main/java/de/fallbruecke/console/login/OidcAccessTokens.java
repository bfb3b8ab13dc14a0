package de.fallbruecke.console.login;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import de.fallbruecke.access.Person;
import de.fallbruecke.access.ProviderTokens;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import java.util.List;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Access tokens that the provider issued for this gateway: a JWT with its signature, its issuer and
 * the configured audience. The same claims name the person and grant the same roles as at a login.
 */
final class OidcAccessTokens implements ProviderTokens {
  private static final int LONGEST = 16 * 1024;

  private final OidcSettings settings;
  private final OidcProvider provider;
  private final OidcGrants grants;
  private final OidcTokens tokens;

  /**
   * Checks the audience.
   *
   * @throws Fault CONFIGURATION_INVALID if an identity token of a login would count as well
   */
  OidcAccessTokens(
      OidcSettings settings, OidcProvider provider, OidcGrants grants, OidcTokens tokens) {
    this.settings = settings;
    this.provider = provider;
    this.grants = grants;
    this.tokens = tokens;
    if (settings.clientId().equals(settings.apiAudience())) {
      throw new Fault(
          FaultCode.CONFIGURATION_INVALID,
          "fallbruecke.console.oidc.api-audience is the client-id, so every identity token of a login would open the interface for admins. Nothing was started. Let the provider issue access tokens for an audience of their own.");
    }
  }

  @Override
  public Person present(String token) {
    if (settings.apiAudience() == null) {
      throw new Refused("No audience is configured for tokens of the provider");
    }
    if (token.length() > LONGEST) {
      throw new Refused("It is too long");
    }
    Jwt verified = verified(token);
    if (verified.getExpiresAt() == null) {
      throw new Refused("It never ends");
    }
    List<String> audience = verified.getAudience();
    if (audience == null || !audience.contains(settings.apiAudience())) {
      throw new Refused("It was issued for somebody else");
    }
    Object name = verified.getClaims().get(settings.nameClaim());
    if (!(name instanceof String text)
        || text.isBlank()
        || text.length() > OidcPeople.LONGEST_NAME) {
      throw new Refused("It names nobody");
    }
    return new Person(text, grants.of(verified.getClaims()));
  }

  private Jwt verified(String token) {
    ClientRegistration registration = provider.registration();
    try {
      return tokens.ofInterface(registration).decode(token);
    } catch (BadJwtException refused) {
      throw new Refused("It is not valid");
    } catch (JwtException unverified) {
      if (unverified.getCause() instanceof RateLimitReachedException) {
        throw new Refused("Its key is not known, and the keys were asked for just now");
      }
      throw new Fault(
          FaultCode.LOGIN_PROVIDER_UNREACHABLE,
          "The keys of the login provider %s cannot be fetched, so a token cannot be verified. Tokens of the gateway itself go on working."
              .formatted(settings.issuer()),
          unverified);
    }
  }
}
