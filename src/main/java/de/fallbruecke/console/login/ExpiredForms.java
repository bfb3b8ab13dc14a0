package de.fallbruecke.console.login;

import de.fallbruecke.access.Persons;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/** A form that comes too late leads to the login and back, with what was typed. */
final class ExpiredForms implements AccessDeniedHandler {
  private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();
  private final KeptForms forms;

  ExpiredForms(KeptForms forms) {
    this.forms = forms;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    boolean somebody = !Persons.current().name().isEmpty();
    if (!(denied instanceof CsrfException)) {
      refuse.handle(request, response, denied);
    } else if (request.getHeader("HX-Request") != null) {
      // The page stays as it is, with what was typed; its script says that the session has ended.
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else if (forms.keep(request)) {
      response.sendRedirect(
          request.getContextPath()
              + (somebody ? ResumePage.PATH : LoginConfiguration.LOGIN + "?kept"));
    } else {
      refuse.handle(request, response, denied);
    }
  }
}
