package de.fallbruecke.console.login;

import de.fallbruecke.access.ProviderTokens;
import de.fallbruecke.platform.OutboundHttp;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Login at the authority's own provider, if one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fallbruecke.console.oidc.issuer")
class OidcConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = OutboundHttp.newClient();

  @Bean
  OidcProvider oidcProvider(ConsoleSettings settings, Clock clock) {
    return new OidcProvider(Objects.requireNonNull(settings.oidc()), http, clock);
  }

  /** Spring Security finds it by its type. */
  @Bean
  OidcTokens oidcTokens(Clock clock) {
    return new OidcTokens(foreign(), clock);
  }

  @Bean
  OidcLogin oidcLogin(ConsoleSettings settings, OidcProvider provider, OidcTokens tokens) {
    OidcSettings oidc = Objects.requireNonNull(settings.oidc());
    DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
    userInfo.setRestOperations(foreign());
    OidcUserService standard = new OidcUserService();
    standard.setOauth2UserService(userInfo);
    RestClientAuthorizationCodeTokenResponseClient codes =
        new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(requests())
            .defaultHeader(HttpHeaders.USER_AGENT, OutboundHttp.USER_AGENT)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return new OidcLogin(
        oidc, provider, new OidcPeople(oidc, new OidcGrants(oidc), standard, tokens), codes);
  }

  @Bean
  ProviderTokens providerTokens(
      ConsoleSettings settings, OidcProvider provider, OidcTokens tokens) {
    OidcSettings oidc = Objects.requireNonNull(settings.oidc());
    return new OidcAccessTokens(oidc, provider, new OidcGrants(oidc), tokens);
  }

  private RestTemplate foreign() {
    RestTemplate template = new RestTemplate(requests());
    template
        .getInterceptors()
        .add(
            (request, body, execution) -> {
              request.getHeaders().set(HttpHeaders.USER_AGENT, OutboundHttp.USER_AGENT);
              return execution.execute(request, body);
            });
    return template;
  }

  private JdkClientHttpRequestFactory requests() {
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(PATIENCE);
    return requests;
  }
}
