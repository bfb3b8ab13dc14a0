package de.fallbruecke.console.login;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Login at a provider that speaks OpenID Connect, for example Keycloak.
 *
 * @param issuer its address as it calls itself; {@code https}, or {@code http} on loopback
 * @param clientId what this console is called there
 * @param clientSecretFile file that holds the secret alone; without it the client is public and
 *     proves itself by PKCE only
 * @param scopes what is asked for; {@code openid} is always asked
 * @param nameClaim what a person is called in evidence and audit log; must be unique and stay
 * @param rolesClaims where values that stand for roles may be found; a dot leads into an object:
 *     {@code realm_access.roles}
 * @param rolesIn what carries these claims: {@code id-token}, {@code user-info} or {@code
 *     access-token}, which then has to be a signed JWT of the same issuer
 * @param title how the provider is called on the login page; without it a general word
 * @param logoutAtProvider whether logging out here ends the session there
 * @param apiAudience what access tokens of the provider have to be issued for to open the interface
 *     for admins; without it none does. Another one than {@code client-id}
 * @param grants which values stand for which roles; a value that is not named here grants nothing
 */
record OidcSettings(
    URI issuer,
    String clientId,
    @Nullable Path clientSecretFile,
    @DefaultValue({"openid", "profile"}) List<String> scopes,
    @DefaultValue("preferred_username") String nameClaim,
    @DefaultValue("groups") List<String> rolesClaims,
    @DefaultValue("id-token") RolesIn rolesIn,
    @Nullable String title,
    @DefaultValue("true") boolean logoutAtProvider,
    @Nullable String apiAudience,
    @DefaultValue List<Grant> grants) {

  /** What carries the claims. */
  enum RolesIn {
    ID_TOKEN,
    USER_INFO,
    ACCESS_TOKEN
  }

  /**
   * What one value stands for.
   *
   * @param value as it stands in the claim: a role or group of the provider
   * @param roles what it grants here, as {@code role@tenant}; {@code role@*} for all tenants
   */
  record Grant(String value, List<String> roles) {
    Grant {
      roles = List.copyOf(roles);
    }
  }

  OidcSettings {
    scopes = List.copyOf(scopes);
    rolesClaims = List.copyOf(rolesClaims);
    grants = List.copyOf(grants);
  }
}
