package de.fallbruecke.console.page;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Makes the wording for a request. */
public final class Wordings {
  private final MessageSource messages;
  private final Clock clock;

  public Wordings(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  public Wording in(Locale locale) {
    return new Wording(messages, locale, clock.instant());
  }
}
