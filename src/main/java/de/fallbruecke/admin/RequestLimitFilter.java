package de.fallbruecke.admin;

import de.fallbruecke.api.ApiProblem;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each token ask {@value #PER_MINUTE} times in a minute of the clock, on each process, so that
 * a loop gone wild cannot slow down what the gateway is for. Bounded: the count used longest ago is
 * forgotten first.
 */
final class RequestLimitFilter extends OncePerRequestFilter {
  static final int PER_MINUTE = 600;

  private static final int REMEMBERED = 10_000;

  private record Count(long minute, int calls) {}

  private final ApiProblem problems;
  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

  RequestLimitFilter(ApiProblem problems, Clock clock) {
    this.problems = problems;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    long second = clock.instant().getEpochSecond();
    if (login != null
        && calls(login.getCredentials() + " " + login.getName(), second) > PER_MINUTE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(60 - second % 60));
      problems.write(
          request,
          response,
          HttpStatus.TOO_MANY_REQUESTS,
          FaultCode.ADMIN_TOO_MANY_REQUESTS,
          "A token may ask %d times a minute.".formatted(PER_MINUTE));
      return;
    }
    chain.doFilter(request, response);
  }

  private synchronized int calls(String token, long second) {
    long minute = second / 60;
    Count before = counts.get(token);
    int calls = before != null && before.minute() == minute ? before.calls() + 1 : 1;
    counts.put(token, new Count(minute, calls));
    if (counts.size() > REMEMBERED) {
      counts.remove(counts.keySet().iterator().next());
    }
    return calls;
  }
}
