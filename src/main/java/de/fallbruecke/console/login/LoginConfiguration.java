package de.fallbruecke.console.login;

import de.fallbruecke.access.Person;
import de.fallbruecke.access.PersonalAudit;
import de.fallbruecke.access.Persons;
import de.fallbruecke.access.Role;
import de.fallbruecke.console.page.Frame;
import de.fallbruecke.platform.DataDirectory;
import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
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
class LoginConfiguration {
  static final String LOGIN = "/login";
  static final String LOGOUT = "/logout";
  static final String LOGGED_OUT = LOGIN + "?logout";

  /** Verifies an HMAC over the body itself; a delivery service has no login and no CSRF token. */
  private static final String CALLBACKS = "/callbacks/fitconnect/**";

  private static final int BCRYPT_STRENGTH = 12;

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  /** The bootstrap admin, or nobody. */
  @Bean
  InMemoryUserDetailsManager users(
      ConsoleSettings settings, DataDirectory data, PasswordEncoder encoder) {
    if (!settings.passwords()) {
      return new InMemoryUserDetailsManager();
    }
    List<GrantedAuthority> granted =
        new ArrayList<>(Persons.authorities(Map.of(Person.EVERYWHERE, Set.of(Role.values()))));
    if (settings.oidc() != null) {
      granted.add(new SimpleGrantedAuthority(Frame.BOOTSTRAP));
    }
    return new InMemoryUserDetailsManager(
        User.withUsername("admin")
            .password(encoder.encode(AdminPassword.read(settings.adminPasswordFile(), data)))
            .authorities(granted)
            .build());
  }

  @Bean
  Sessions sessions(ConsoleSettings settings, Clock clock) {
    return new Sessions(settings.sessionIdle(), settings.sessionLifetime(), clock);
  }

  @Bean
  KeptForms keptForms() {
    return new KeptForms();
  }

  @Bean
  PersonCookie personCookie(ConsoleSettings settings) {
    return new PersonCookie(new SecureRandom(), settings.secureCookies());
  }

  @Bean
  Arrival arrival(
      ConsoleSettings settings,
      LoginThrottle throttle,
      PersonalAudit audit,
      Sessions sessions,
      KeptForms forms,
      PersonCookie cookie) {
    return new Arrival(
        throttle, audit, sessions, forms, cookie, settings.oidc() != null, onlyPages());
  }

  @Bean
  LoginThrottle loginThrottle(Clock clock) {
    return new LoginThrottle(clock);
  }

  /** Health and metrics are read by machines without login; the port is for the inside only. */
  @Bean
  @Order(1)
  SecurityFilterChain managementAccess(HttpSecurity http) throws Exception {
    return http.securityMatcher(LoginConfiguration::onManagementPort)
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
  SecurityFilterChain pageAccess(
      HttpSecurity http,
      ConsoleSettings settings,
      InMemoryUserDetailsManager users,
      LoginThrottle throttle,
      PersonalAudit audit,
      Sessions sessions,
      KeptForms forms,
      Arrival arrival,
      ObjectProvider<OidcLogin> provider)
      throws Exception {
    Refusal refusal = new Refusal(audit, users::userExists);
    http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, CALLBACKS)
                    .permitAll()
                    .requestMatchers(
                        HttpMethod.GET,
                        LOGIN,
                        "/accessibility",
                        "/kern/**",
                        "/console/**",
                        "/webjars/htmx.org/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(
                    PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, CALLBACKS)))
        .addFilterBefore(new SessionFilter(sessions), SecurityContextHolderFilter.class)
        .addFilterBefore(
            new LoginThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class)
        .exceptionHandling(
            denied ->
                denied
                    .authenticationEntryPoint(towardsLogin())
                    .accessDeniedHandler(new ExpiredForms(forms)))
        .requestCache(cache -> cache.requestCache(onlyPages()));
    if (settings.passwords()) {
      http.formLogin(
          login -> login.loginPage(LOGIN).failureHandler(refusal).successHandler(arrival));
    }
    OidcLogin oidc = provider.getIfAvailable();
    if (oidc != null) {
      oidc.into(http, arrival, refusal);
    }
    SecurityHeaders.into(http, oidc == null ? "" : oidc.origin());
    http.logout(
        logout -> {
          logout.logoutUrl(LOGOUT).logoutSuccessUrl(LOGGED_OUT);
          logout.addLogoutHandler(
              (request, response, login) -> {
                if (login != null) {
                  audit.each(Persons.of(login), "LOGOUT", Map.of());
                }
              });
          if (oidc != null) {
            logout.logoutSuccessHandler(oidc.logout());
          }
        });
    return http.build();
  }

  /**
   * The session exists in a cookie only, out of reach of scripts and of other sites. Whoever comes
   * back from a login provider comes from another site, so there it is sent with links from
   * elsewhere too, but never with a form.
   */
  @Bean
  ServletContextInitializer sessionCookie(ConsoleSettings settings) {
    return context -> {
      context.setSessionTrackingModes(Set.of(jakarta.servlet.SessionTrackingMode.COOKIE));
      var cookie = context.getSessionCookieConfig();
      cookie.setName("fallbruecke-session");
      cookie.setHttpOnly(true);
      cookie.setSecure(settings.secureCookies());
      cookie.setAttribute("SameSite", settings.oidc() == null ? "Strict" : "Lax");
    };
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
