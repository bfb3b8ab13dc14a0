package de.fallbruecke.console.login;

import de.fallbruecke.platform.LoginThrottle;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the check of the password, which is the expensive part. */
final class LoginThrottleFilter extends OncePerRequestFilter {
  private static final RequestMatcher LOGIN =
      PathPatternRequestMatcher.withDefaults()
          .matcher(org.springframework.http.HttpMethod.POST, LoginConfiguration.LOGIN);

  private final LoginThrottle throttle;

  LoginThrottleFilter(LoginThrottle throttle) {
    this.throttle = throttle;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (LOGIN.matches(request) && !throttle.mayTry(user(request), request.getRemoteAddr())) {
      response.sendRedirect(request.getContextPath() + LoginConfiguration.LOGIN + "?wait");
      return;
    }
    chain.doFilter(request, response);
  }

  static String user(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getParameter("username"), "");
  }
}
