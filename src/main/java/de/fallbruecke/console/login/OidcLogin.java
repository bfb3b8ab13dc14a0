package de.fallbruecke.console.login;

import de.fallbruecke.platform.Fault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** The way to the provider and back: authorization code with PKCE, state and nonce. */
final class OidcLogin {
  static final String RETURN = "/login/return";

  /** Where the login page leads to. */
  static final String START = "/login/with/" + OidcProvider.ID;

  private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);

  private final OidcSettings settings;
  private final OidcProvider provider;
  private final OidcPeople people;
  private final RestClientAuthorizationCodeTokenResponseClient codes;

  OidcLogin(
      OidcSettings settings,
      OidcProvider provider,
      OidcPeople people,
      RestClientAuthorizationCodeTokenResponseClient codes) {
    this.settings = settings;
    this.provider = provider;
    this.people = people;
    this.codes = codes;
  }

  /** Its name on the login page; empty if it has none. */
  String title() {
    return settings.title() == null ? "" : settings.title();
  }

  /** Where a form may lead to: the logout goes on there. */
  String origin() {
    URI issuer = settings.issuer();
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  void into(
      HttpSecurity http,
      AuthenticationSuccessHandler arrived,
      AuthenticationFailureHandler refused) {
    DefaultOAuth2AuthorizationRequestResolver requests =
        new DefaultOAuth2AuthorizationRequestResolver(provider, "/login/with");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(
            login ->
                login
                    .loginPage(LoginConfiguration.LOGIN)
                    .clientRegistrationRepository(provider)
                    .authorizedClientRepository(new Forgetful())
                    .authorizationEndpoint(way -> way.authorizationRequestResolver(requests))
                    .redirectionEndpoint(way -> way.baseUri(RETURN + "/*"))
                    .tokenEndpoint(way -> way.accessTokenResponseClient(codes))
                    .userInfoEndpoint(way -> way.oidcUserService(people))
                    .successHandler(arrived)
                    .failureHandler(refused))
        .addFilterBefore(new Reachable(), OAuth2AuthorizationRequestRedirectFilter.class);
  }

  /** Ends the session at the provider too, if it can be asked to and is there. */
  LogoutSuccessHandler logout() {
    SimpleUrlLogoutSuccessHandler here = new SimpleUrlLogoutSuccessHandler();
    here.setDefaultTargetUrl(LoginConfiguration.LOGGED_OUT);
    if (!settings.logoutAtProvider()) {
      return here;
    }
    OidcClientInitiatedLogoutSuccessHandler there =
        new OidcClientInitiatedLogoutSuccessHandler(provider);
    there.setPostLogoutRedirectUri("{baseUrl}" + LoginConfiguration.LOGGED_OUT);
    there.setDefaultTargetUrl(LoginConfiguration.LOGGED_OUT);
    return (request, response, login) -> {
      try {
        there.onLogoutSuccess(request, response, login);
      } catch (Fault unreachable) {
        LOG.warn("The logout ended here only: {}", unreachable.getMessage());
        here.onLogoutSuccess(request, response, login);
      }
    };
  }

  /** Says on the login page that the provider is not there, before anybody is sent to it. */
  private final class Reachable extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getRequestURI().equals(request.getContextPath() + START)) {
        try {
          provider.registration();
        } catch (Fault unreachable) {
          LOG.warn("{}", unreachable.getMessage());
          response.sendRedirect(
              request.getContextPath() + LoginConfiguration.LOGIN + "?unreachable");
          return;
        }
      }
      chain.doFilter(request, response);
    }
  }

  /** Nothing is ever asked in the name of a person again, so no token is kept. */
  private static final class Forgetful implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface has it so
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, @Nullable Authentication login, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        @Nullable Authentication login,
        HttpServletRequest request,
        HttpServletResponse response) {
      // see the class
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        @Nullable Authentication login,
        HttpServletRequest request,
        HttpServletResponse response) {
      // there is none
    }
  }
}
