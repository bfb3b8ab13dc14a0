package de.fallbruecke.console.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions of this process. One ends when nobody did anything for a while, and after a longer
 * while in any case; a page that refreshes itself is nobody.
 */
public final class Sessions implements HttpSessionListener {
  private static final int LONGEST_BROWSER = 200;

  /**
   * A session as its owner sees it.
   *
   * @param browser what the browser calls itself
   */
  public record Own(String browser, Instant since, Instant lastAct, boolean thisOne) {}

  private final Duration idle;
  private final Duration lifetime;
  private final Clock clock;
  private final Map<String, Session> live = new ConcurrentHashMap<>();

  Sessions(Duration idle, Duration lifetime, Clock clock) {
    this.idle = idle;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Begins with the login. */
  void begin(String person, HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(Session.ATTRIBUTE) instanceof Session before) {
      live.values().remove(before);
    }
    String browser = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    Session begun =
        new Session(
            person,
            browser.length() > LONGEST_BROWSER ? browser.substring(0, LONGEST_BROWSER) : browser,
            clock.instant(),
            session);
    session.setAttribute(Session.ATTRIBUTE, begun);
    session.setMaxInactiveInterval((int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE));
    live.put(session.getId(), begun);
  }

  /** Ends it if it is over, else notes what was done; refreshing is nothing done. */
  void check(Session session, boolean refresh) {
    Instant now = clock.instant();
    if (now.isAfter(session.lastAct().plus(idle)) || now.isAfter(session.since().plus(lifetime))) {
      session.end();
    } else if (!refresh) {
      session.acted(now);
    }
  }

  /** Those of one person, newest first. */
  public List<Own> of(String person, HttpServletRequest request) {
    return live.values().stream()
        .filter(session -> session.person().equals(person))
        .sorted(Comparator.comparing(Session::since).reversed())
        .map(
            session ->
                new Own(
                    session.browser(),
                    session.since(),
                    session.lastAct(),
                    session.is(request.getSession())))
        .toList();
  }

  /** Ends all of one person, the one that asks included; says how many. */
  public int endAll(String person) {
    List<Session> ended =
        live.values().stream().filter(session -> session.person().equals(person)).toList();
    ended.forEach(Session::end);
    return ended.size();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent over) {
    live.remove(over.getSession().getId());
  }
}
