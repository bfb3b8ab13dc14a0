package de.fallbruecke.admin;

import de.fallbruecke.access.AdminTokens;
import de.fallbruecke.access.ProviderTokens;
import de.fallbruecke.api.ApiProblem;
import de.fallbruecke.platform.FaultCode;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call the interface: whoever presents a token. A chain of its own, before that of the
 * specialist software: no session, no cookie, no form; a login of the console opens nothing here.
 */
@Configuration(proxyBeanMethods = false)
class AdminAccessConfiguration {
  static final String PATHS = "/api/admin/v1";

  @Bean
  @Order(9)
  SecurityFilterChain adminAccess(
      HttpSecurity http,
      AdminTokens tokens,
      ObjectProvider<ProviderTokens> provider,
      ApiProblem problems,
      Clock clock)
      throws Exception {
    AdminTokenCheck check = new AdminTokenCheck(tokens, provider.getIfAvailable());
    AuthenticationEntryPoint unproven = unproven(problems);
    return http.securityMatcher("/api/admin/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, PATHS + "/openapi.*")
                    .permitAll()
                    .requestMatchers(PATHS + "/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            bearer ->
                bearer
                    .authenticationManagerResolver(request -> check)
                    .authenticationEntryPoint(unproven)
                    .accessDeniedHandler(problems.denied(FaultCode.ACCESS_DENIED)))
        .exceptionHandling(
            refused ->
                refused
                    .authenticationEntryPoint(unproven)
                    .accessDeniedHandler(problems.denied(FaultCode.ACCESS_DENIED)))
        .addFilterAfter(
            new RequestLimitFilter(problems, clock), BearerTokenAuthenticationFilter.class)
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

  private static AuthenticationEntryPoint unproven(ApiProblem problems) {
    AuthenticationEntryPoint refused = problems.unproven(FaultCode.ADMIN_UNPROVEN);
    return (request, response, failure) -> {
      if (failure instanceof AdminTokenCheck.ProviderAway) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        problems.write(
            request,
            response,
            HttpStatus.SERVICE_UNAVAILABLE,
            FaultCode.LOGIN_PROVIDER_UNREACHABLE,
            null);
      } else {
        refused.commence(request, response, failure);
      }
    };
  }
}
