package de.fallbruecke.console;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Makes the wording for a request. */
final class Wordings {
  private final MessageSource messages;
  private final Clock clock;

  Wordings(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  Wording in(Locale locale) {
    return new Wording(messages, locale, clock.instant());
  }
}
