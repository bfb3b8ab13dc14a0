package de.fallbruecke.console.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are over, before anything is read from them. */
final class SessionFilter extends OncePerRequestFilter {
  private final Sessions sessions;

  SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(Session.ATTRIBUTE) instanceof Session own) {
      boolean refresh =
          request.getMethod().equals("GET")
              && (request.getHeader("HX-Request") != null
                  || "text/event-stream".equals(request.getHeader("Accept")));
      sessions.check(own, refresh);
    }
    chain.doFilter(request, response);
  }
}
