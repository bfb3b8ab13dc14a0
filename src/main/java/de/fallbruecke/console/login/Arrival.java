package de.fallbruecke.console.login;

import de.fallbruecke.access.Person;
import de.fallbruecke.access.PersonalAudit;
import de.fallbruecke.access.Persons;
import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** What follows a login: its record, the session, and the page that was asked for. */
final class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);

  private final LoginThrottle throttle;
  private final PersonalAudit audit;
  private final Sessions sessions;
  private final KeptForms forms;
  private final PersonCookie cookie;
  private final boolean bootstrap;

  Arrival(
      LoginThrottle throttle,
      PersonalAudit audit,
      Sessions sessions,
      KeptForms forms,
      PersonCookie cookie,
      boolean bootstrap,
      RequestCache asked) {
    this.throttle = throttle;
    this.audit = audit;
    this.sessions = sessions;
    this.forms = forms;
    this.cookie = cookie;
    this.bootstrap = bootstrap;
    setRequestCache(asked);
    setDefaultTargetUrl("/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication login)
      throws ServletException, IOException {
    Person person = Persons.of(login);
    boolean oidc = login instanceof OAuth2AuthenticationToken;
    try {
      audit.arrived(person, oidc ? "oidc" : "password", Map.of("address", request.getRemoteAddr()));
    } catch (RuntimeException notRecorded) {
      // Nobody gets in without a record of it.
      SecurityContextHolder.clearContext();
      request.getSession().invalidate();
      throw notRecorded;
    }
    if (!oidc) {
      throttle.succeeded(LoginThrottleFilter.user(request), request.getRemoteAddr());
      if (bootstrap) {
        LOG.warn(
            "Somebody uses the bootstrap admin although a login provider is configured. Take fallbruecke.console.bootstrap-admin out when it is not needed any more.");
      }
    }
    sessions.begin(person.name(), request);
    cookie.give(person.name(), response);
    if (forms.waits(request.getSession(), person.name())) {
      getRedirectStrategy().sendRedirect(request, response, ResumePage.PATH);
    } else if (person.grants().isEmpty()) {
      getRedirectStrategy().sendRedirect(request, response, NoRolePage.PATH);
    } else {
      super.onAuthenticationSuccess(request, response, login);
    }
  }
}
