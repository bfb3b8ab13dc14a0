package de.fallbruecke.access;

import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Counts what is {@link Costly} by person, page and minute. Bounded: the oldest count goes first.
 */
final class CostlyInterceptor implements HandlerInterceptor {
  private static final int REMEMBERED = 10_000;

  private record Key(String person, String page) {}

  private record Count(long minute, int calls) {}

  private final Clock clock;
  private final Map<Key, Count> counts = new LinkedHashMap<>(16, 0.75f, true);

  CostlyInterceptor(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      Costly costly = method.getMethodAnnotation(Costly.class);
      if (costly != null
          && call(new Key(Persons.current().name(), method.getShortLogMessage()))
              > costly.perMinute()) {
        throw new Fault(
            FaultCode.PAGE_TOO_OFTEN,
            "%s was asked for more than %d times in a minute by one person. Nothing was done. Wait a minute."
                .formatted(method.getShortLogMessage(), costly.perMinute()));
      }
    }
    return true;
  }

  private synchronized int call(Key key) {
    long minute = clock.instant().getEpochSecond() / 60;
    Count before = counts.get(key);
    int calls = before != null && before.minute() == minute ? before.calls() + 1 : 1;
    counts.put(key, new Count(minute, calls));
    if (counts.size() > REMEMBERED) {
      counts.remove(counts.keySet().iterator().next());
    }
    return calls;
  }
}
