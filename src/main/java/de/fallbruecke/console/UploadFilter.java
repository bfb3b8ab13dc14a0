package de.fallbruecke.console;

import de.fallbruecke.access.Persons;
import de.fallbruecke.console.page.UploadRule;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets forms with files in. The container's own way is not used, for it would write files to the
 * disk in the clear. The form is read when the first parameter is asked for, which the check of the
 * CSRF token does: by then it is known who asks.
 */
final class UploadFilter extends OncePerRequestFilter {
  /** Each holds its file in memory. */
  private static final int AT_ONCE = 3;

  private final List<UploadRule> rules;
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  UploadFilter(List<UploadRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<UploadRule> rule = rule(request);
    if (rule.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    free.acquireUninterruptibly();
    try {
      chain.doFilter(
          new UploadRequest(
              request, rule.get().limit(), () -> Persons.current().mayAnywhere(rule.get().needs())),
          response);
    } finally {
      free.release();
    }
  }

  private Optional<UploadRule> rule(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    return request.getMethod().equals("POST")
            && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
        ? rules.stream().filter(rule -> rule.path().equals(request.getRequestURI())).findFirst()
        : Optional.empty();
  }
}
