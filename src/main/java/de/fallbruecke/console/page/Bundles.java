package de.fallbruecke.console.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of the console: German and English, whatever the language of the machine. */
public final class Bundles {
  /** A bundle for the frame and what all pages share, one for each larger part, and the codes. */
  public static final List<String> BUNDLES =
      List.of(
          "messages/console",
          "messages/start",
          "messages/submissions",
          "messages/routes",
          "messages/places",
          "messages/alarms",
          "messages/checks",
          "messages/standards",
          "messages/evidence",
          "messages/access",
          "messages/faults");

  private Bundles() {}

  /** Reads them; English stands in the bundles without a suffix. */
  public static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(BUNDLES.toArray(String[]::new));
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
