package de.fallbruecke.route;

import de.fallbruecke.platform.XmlCharacters;
import org.jspecify.annotations.Nullable;

/** Texts of an envelope as the case record can hold them. */
final class Texts {
  private Texts() {}

  /**
   * The text as XML can carry it (envelopes come from JSON, which can hold more); null if empty.
   */
  static @Nullable String of(@Nullable String text) {
    return text == null || text.isEmpty() ? null : XmlCharacters.keep(text);
  }
}
