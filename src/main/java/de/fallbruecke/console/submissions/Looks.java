package de.fallbruecke.console.submissions;

import de.fallbruecke.access.Ability;
import de.fallbruecke.access.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The looks of the sessions: one at a time, for {@link #TIME}, and over as soon as the person goes
 * to another page. What a page fetches by itself (htmx, events) is no going away.
 */
final class Looks implements HandlerInterceptor {
  static final Duration TIME = Duration.ofMinutes(10);

  private static final String ATTRIBUTE = Look.class.getName();

  private final Clock clock;

  Looks(Clock clock) {
    this.clock = clock;
  }

  /** Begins; ends any other. */
  Look begin(
      HttpServletRequest request, UUID submission, Person person, LookReason why, String words) {
    Look look = new Look(submission, person.name(), why.name(), words, clock.instant().plus(TIME));
    request.getSession().setAttribute(ATTRIBUTE, look);
    return look;
  }

  /** The one in force for this submission; a person who lost the ability has none. */
  Optional<Look> at(HttpServletRequest request, UUID submission, String tenant, Person person) {
    return Optional.ofNullable(of(request))
        .filter(look -> look.covers(submission, person.name(), clock.instant()))
        .filter(look -> person.may(Ability.SHOW_CONTENT, tenant));
  }

  /** Whatever was shown is hidden. */
  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Look look = of(request);
    if (look != null && isPage(request) && !within(request, look)) {
      end(request);
    }
    return true;
  }

  private static boolean within(HttpServletRequest request, Look look) {
    return request
        .getRequestURI()
        .startsWith("/submissions/%s/content".formatted(look.submission()));
  }

  private static boolean isPage(HttpServletRequest request) {
    return request.getHeader("HX-Request") == null
        && String.valueOf(request.getHeader("Accept")).contains("text/html");
  }

  private static @Nullable Look of(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof Look look ? look : null;
  }
}
