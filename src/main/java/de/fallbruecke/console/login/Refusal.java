package de.fallbruecke.console.login;

import de.fallbruecke.access.PersonalAudit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.ResourceAccessException;

/** What follows a login that was refused: its record, and the reason on the login page. */
final class Refusal implements AuthenticationFailureHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private final PersonalAudit audit;
  private final Predicate<String> known;

  /**
   * Tells the name only of who is known.
   *
   * @param known whether there is a user of that name
   */
  Refusal(PersonalAudit audit, Predicate<String> known) {
    this.audit = audit;
    this.known = known;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    Map<String, String> from = Map.of("address", request.getRemoteAddr());
    String said;
    if (failure instanceof OAuth2AuthenticationException refused) {
      String code = code(refused);
      LOG.warn("A login at the provider was refused: {}", code);
      audit.refused("", "oidc", Map.of("address", request.getRemoteAddr(), "code", code));
      said = noAnswer(failure) ? "unreachable" : "refused";
    } else {
      String name = LoginThrottleFilter.user(request);
      audit.refused(known.test(name) ? name : "", "password", from);
      said = "error";
    }
    response.sendRedirect(request.getContextPath() + LoginConfiguration.LOGIN + "?" + said);
  }

  /** Only codes of the specification are told; a provider might write anything there. */
  private static String code(OAuth2AuthenticationException refused) {
    String code = String.valueOf(refused.getError().getErrorCode());
    return code.matches("[a-z_]{1,60}") ? code : "other";
  }

  private static boolean noAnswer(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResourceAccessException) {
        return true;
      }
    }
    return false;
  }
}
