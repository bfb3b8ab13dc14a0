package de.fallbruecke.console.login;

import de.fallbruecke.access.Persons;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Who came back from the provider, with the roles that its claims stand for and no others. */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
  static final int LONGEST_NAME = 200;

  private final OidcSettings settings;
  private final OidcGrants grants;
  private final OidcUserService standard;
  private final OidcTokens tokens;

  OidcPeople(
      OidcSettings settings, OidcGrants grants, OidcUserService standard, OidcTokens tokens) {
    this.settings = settings;
    this.grants = grants;
    this.standard = standard;
    this.tokens = tokens;
    standard.setRetrieveUserInfo(request -> settings.rolesIn() == OidcSettings.RolesIn.USER_INFO);
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser known = standard.loadUser(request);
    Map<String, Object> carried = carried(request, known);
    Object name = known.getClaims().get(settings.nameClaim());
    if (!(name instanceof String text) || text.isBlank() || text.length() > LONGEST_NAME) {
      throw refused("name_missing");
    }
    return new Arrived(
        new DefaultOidcUser(
            Persons.authorities(grants.of(carried)),
            request.getIdToken(),
            known.getUserInfo(),
            settings.nameClaim()),
        grants.values(carried));
  }

  private Map<String, Object> carried(OidcUserRequest request, OidcUser known) {
    return switch (settings.rolesIn()) {
      case ID_TOKEN -> request.getIdToken().getClaims();
      case USER_INFO ->
          known.getUserInfo() == null
              ? Map.of()
              : Objects.requireNonNull(known.getUserInfo()).getClaims();
      case ACCESS_TOKEN -> {
        JwtDecoder decoder = tokens.ofAccess(request.getClientRegistration());
        try {
          yield decoder.decode(request.getAccessToken().getTokenValue()).getClaims();
        } catch (JwtException notVerified) {
          throw refused("access_token_unverified");
        }
      }
    };
  }

  private static OAuth2AuthenticationException refused(String code) {
    return new OAuth2AuthenticationException(new OAuth2Error(code));
  }

  /** What the provider said of somebody, kept so that a person without a role can be told. */
  static final class Arrived extends DefaultOidcUser {
    private static final long serialVersionUID = 1L;

    private final transient List<String> values;
    private final String name;

    Arrived(DefaultOidcUser user, List<String> values) {
      super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
      this.values = List.copyOf(values);
      this.name = user.getName();
    }

    /** What stood in the claims that carry roles. */
    List<String> values() {
      return values;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
