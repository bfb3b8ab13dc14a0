package de.fallbruecke.api.access;

import de.fallbruecke.api.ApiProblem;
import de.fallbruecke.delivery.Targets;
import de.fallbruecke.evidence.Ledger;
import de.fallbruecke.evidence.RefusedRequests;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.LoginThrottle;
import de.fallbruecke.platform.OutboundHttp;
import de.fallbruecke.platform.Settings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestTemplate;

/**
 * Who may call the API. A chain of its own: no session, no cookie, no form; the login of the pages
 * opens nothing here, and a token opens no page.
 */
@Configuration(proxyBeanMethods = false)
class ApiAccessConfiguration {
  /** Says what there is and nothing of any case. */
  private static final String DOCUMENT = "/api/v1/openapi.*";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Bean
  ApiSettings apiSettings(Environment environment) {
    return new Settings(environment).block(ApiSettings.PREFIX, ApiSettings.class).checked();
  }

  @Bean
  Clients apiClients(Targets targets) {
    return new Clients(targets);
  }

  @Bean
  AccessTokens accessTokens(JdbcClient jdbc, Clients clients, ApiSettings settings, Clock clock) {
    return new AccessTokens(jdbc, clients, new SecureRandom(), settings.tokenLifetime(), clock);
  }

  /** Its own, so that guessing here keeps nobody from the pages. */
  @Bean(defaultCandidate = false)
  LoginThrottle tokenThrottle(Clock clock) {
    return new LoginThrottle(clock);
  }

  /** Its own, beside that of other ways in. */
  @Bean(defaultCandidate = false, destroyMethod = "close")
  RefusedRequests refusedApiRequests(
      Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
    return new RefusedRequests("api", ledger, new TransactionTemplate(transactions), clock)
        .started();
  }

  @Bean
  @Order(10)
  SecurityFilterChain apiAccess(
      HttpSecurity http,
      Clients clients,
      AccessTokens tokens,
      ApiSettings settings,
      ApiProblem problems,
      @Qualifier("refusedApiRequests") RefusedRequests refused,
      Clock clock)
      throws Exception {
    TokenCheck check = new TokenCheck(tokens, clients, external(settings, clock));
    return http.securityMatcher("/api/**", "/oauth2/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST, TokenController.PATH)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, DOCUMENT)
                    .permitAll()
                    .requestMatchers("/api/v1/**")
                    .hasAuthority(ProvenClient.AUTHORITY)
                    .anyRequest()
                    .denyAll())
        .addFilterBefore(
            new ClientCertificateFilter(clients, settings, refused, clock),
            BearerTokenAuthenticationFilter.class)
        .oauth2ResourceServer(
            tokensOf ->
                tokensOf
                    .authenticationManagerResolver(request -> check)
                    .authenticationEntryPoint(problems.unproven(FaultCode.API_UNAUTHENTICATED))
                    .accessDeniedHandler(problems.denied(FaultCode.API_FORBIDDEN)))
        .exceptionHandling(
            denied ->
                denied
                    .authenticationEntryPoint(problems.unproven(FaultCode.API_UNAUTHENTICATED))
                    .accessDeniedHandler(problems.denied(FaultCode.API_FORBIDDEN)))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    csp ->
                        csp.policyDirectives(
                            "default-src 'none'; frame-ancestors 'none'; sandbox")))
        .build();
  }

  private static @Nullable JwtDecoder external(ApiSettings settings, Clock clock) {
    URI jwks = settings.jwks();
    if (jwks == null) {
      return null;
    }
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(OutboundHttp.newClient());
    requests.setReadTimeout(PATIENCE);
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(jwks.toString())
            .restOperations(new RestTemplate(requests))
            .jwsAlgorithms(
                all ->
                    all.addAll(
                        List.of(
                            SignatureAlgorithm.RS256,
                            SignatureAlgorithm.PS256,
                            SignatureAlgorithm.ES256,
                            SignatureAlgorithm.ES384)))
            .build();
    JwtTimestampValidator time = new JwtTimestampValidator(Duration.ofSeconds(30));
    time.setClock(clock);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            time,
            new JwtIssuerValidator(Objects.requireNonNull(settings.issuer())),
            new JwtClaimValidator<List<String>>(
                "aud", aud -> aud != null && aud.contains(settings.audience()))));
    return decoder;
  }
}
