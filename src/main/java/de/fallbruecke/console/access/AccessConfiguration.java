package de.fallbruecke.console.access;

import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * What may be reached by whom. Two chains: the management port and everything else. A package with
 * an interface of its own (REST for targets) adds a chain with a lower order for its paths.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class AccessConfiguration {
  static final String LOGIN = "/login";

  /** Verifies an HMAC over the body itself; a delivery service has no login and no CSRF token. */
  private static final String CALLBACKS = "/callbacks/fitconnect/**";

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final int BCRYPT_STRENGTH = 12;

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  @Bean
  UserDetailsService users(ConsoleSettings settings, DataDirectory data, PasswordEncoder encoder) {
    return new InMemoryUserDetailsManager(
        User.withUsername("admin")
            .password(encoder.encode(AdminPassword.read(settings, data)))
            .roles("ADMIN")
            .build());
  }

  @Bean
  LoginThrottle loginThrottle(Clock clock) {
    return new LoginThrottle(clock);
  }

  /** Health and metrics are read by machines without login; the port is for the inside only. */
  @Bean
  @Order(1)
  SecurityFilterChain managementAccess(HttpSecurity http) throws Exception {
    return http.securityMatcher(AccessConfiguration::onManagementPort)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        EndpointRequest.to("alarms", "health", "prometheus", "submissions"))
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .build();
  }

  @Bean
  @Order(100)
  SecurityFilterChain pageAccess(HttpSecurity http, LoginThrottle throttle) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, CALLBACKS)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET, LOGIN, "/kern/**", "/console/**", "/webjars/htmx.org/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .hasRole("ADMIN"))
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, CALLBACKS)))
        .formLogin(
            login ->
                login
                    .loginPage(LOGIN)
                    .failureUrl(LOGIN + "?error")
                    .successHandler(afterLogin(throttle)))
        .logout(logout -> logout.logoutSuccessUrl(LOGIN + "?logout"))
        .addFilterBefore(
            new LoginThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class)
        .exceptionHandling(denied -> denied.authenticationEntryPoint(towardsLogin()))
        .requestCache(cache -> cache.requestCache(onlyPages()))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .crossOriginOpenerPolicy(
                        opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(
                        resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy("camera=(), geolocation=(), microphone=()")))
        .build();
  }

  /** The session exists in a cookie only, out of reach of scripts and of other sites. */
  @Bean
  ServletContextInitializer sessionCookie(ConsoleSettings settings) {
    return context -> {
      context.setSessionTrackingModes(Set.of(jakarta.servlet.SessionTrackingMode.COOKIE));
      var cookie = context.getSessionCookieConfig();
      cookie.setName("fallbruecke-session");
      cookie.setHttpOnly(true);
      cookie.setSecure(settings.secureCookies());
      cookie.setAttribute("SameSite", "Strict");
    };
  }

  private static SavedRequestAwareAuthenticationSuccessHandler afterLogin(LoginThrottle throttle) {
    SavedRequestAwareAuthenticationSuccessHandler handler =
        new SavedRequestAwareAuthenticationSuccessHandler() {
          @Override
          public void onAuthenticationSuccess(
              HttpServletRequest request,
              jakarta.servlet.http.HttpServletResponse response,
              org.springframework.security.core.Authentication authentication)
              throws jakarta.servlet.ServletException, java.io.IOException {
            throttle.succeeded(LoginThrottleFilter.user(request), request.getRemoteAddr());
            super.onAuthenticationSuccess(request, response, authentication);
          }
        };
    handler.setRequestCache(onlyPages());
    handler.setDefaultTargetUrl("/submissions");
    return handler;
  }

  /**
   * A page that refreshes itself must hear that the session ended, not get the login page into its
   * table.
   */
  private static AuthenticationEntryPoint towardsLogin() {
    AuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);
    return (request, response, denied) -> {
      if (ofHtmx().matches(request)) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
      } else {
        login.commence(request, response, denied);
      }
    };
  }

  /** After the login one comes to the page one asked for, never to a fragment of one. */
  private static HttpSessionRequestCache onlyPages() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET")
                && !ofHtmx().matches(request)
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
    return cache;
  }

  private static RequestMatcher ofHtmx() {
    return request -> request.getHeader("HX-Request") != null;
  }

  private static boolean onManagementPort(HttpServletRequest request) {
    return WebServerApplicationContext.hasServerNamespace(
        WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()),
        "management");
  }
}
