package de.fallbruecke.console.login;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;

/** The session of somebody who logged in: their name, and what the browser calls itself, cut. */
final class Session {
  /** Where a session keeps this. */
  static final String ATTRIBUTE = "fallbruecke.session";

  private final String person;
  private final String browser;
  private final Instant since;
  private final HttpSession session;
  private volatile Instant lastAct;

  Session(String person, String browser, Instant since, HttpSession session) {
    this.person = person;
    this.browser = browser;
    this.since = since;
    this.session = session;
    this.lastAct = since;
  }

  String person() {
    return person;
  }

  String browser() {
    return browser;
  }

  Instant since() {
    return since;
  }

  Instant lastAct() {
    return lastAct;
  }

  void acted(Instant now) {
    lastAct = now;
  }

  boolean is(HttpSession other) {
    return session.getId().equals(other.getId());
  }

  /** Ends it; one that has ended already stays so. */
  void end() {
    try {
      session.invalidate();
    } catch (IllegalStateException alreadyOver) {
      // somebody was faster
    }
  }
}
